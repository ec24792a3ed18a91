// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.testing;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Supplier;
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
        .callMethod(CompletableFuture.class, "supplyAsync", Supplier.class)
        .orShould()
        .callMethod(CompletableFuture.class, "runAsync", Runnable.class)
        .orShould()
        .callMethod(Collection.class, "parallelStream")
        .orShould()
        .callMethod(ForkJoinPool.class, "commonPool");
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
