// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.testing;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.have;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.ClassesShouldConjunction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Stream;

/** Rules that hold in every room of the product, whatever it does. */
public final class RoomRules {

  private static final int MAX_LINES = 400;
  private static final int MAX_MEDIAN = 80;

  private RoomRules() {}

  /** Only the wiring may look at the system's time; {@code wiring} is its package. */
  public static ClassesShouldConjunction timeComesFromAClock(String wiring) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(wiring)
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(Clock.class, "systemUTC")
        .orShould()
        .callMethod(System.class, "currentTimeMillis");
  }

  /**
   * Work has threads of its own. Clients' answers are passed on by the common pool, which is one
   * thread on two processors: what waits there for an answer waits for itself.
   */
  public static ArchRule nothingRunsOnTheCommonPool() {
    return noClasses()
        .should()
        .callMethodWhere(
            describe("a stage goes on without an executor", RoomRules::goesOnWithoutExecutor))
        .orShould()
        .callMethod(Collection.class, "parallelStream")
        .orShould()
        .callMethod(ForkJoinPool.class, "commonPool");
  }

  /** Of {@code supplyAsync}, {@code thenApplyAsync} and their like, those that name no executor. */
  private static boolean goesOnWithoutExecutor(JavaMethodCall call) {
    return call.getTargetOwner().isAssignableTo(CompletionStage.class)
        && call.getName().endsWith("Async")
        && call.getTarget().getRawParameterTypes().stream()
            .noneMatch(type -> type.isAssignableTo(Executor.class));
  }

  /** Without an executor of its own a Caffeine cache cleans up on the common pool. */
  public static ArchRule cachesCleanUpElsewhere() {
    return classes()
        .that(describe("make caches", (JavaClass one) -> callsCaffeine(one, "newBuilder")))
        .should(
            have(
                describe(
                    "an executor for each cache",
                    (JavaClass one) -> callsCaffeine(one, "executor"))));
  }

  private static boolean callsCaffeine(JavaClass from, String method) {
    return from.getMethodCallsFromSelf().stream()
        .anyMatch(
            call ->
                call.getTargetOwner()
                        .getName()
                        .equals("com.github.benmanes.caffeine.cache.Caffeine")
                    && call.getName().equals(method));
  }

  /** The wiring knows all, and nobody knows the wiring. */
  public static ArchRule nobodyKnowsTheWiring(String wiring) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(wiring)
        .should()
        .dependOnClassesThat(resideInAPackage(wiring));
  }

  /** No source is longer than a person reads at once, and most are short. */
  public static void filesAreSmall(Path sources) throws IOException {
    try (Stream<Path> files = Files.walk(sources)) {
      List<Integer> lines =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .map(RoomRules::lines)
              .sorted()
              .toList();
      assertThat(lines).isNotEmpty();
      assertThat(lines.getLast()).as("longest file").isLessThanOrEqualTo(MAX_LINES);
      assertThat(lines.get(lines.size() / 2)).as("median").isLessThan(MAX_MEDIAN);
    }
  }

  private static int lines(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return (int) lines.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
