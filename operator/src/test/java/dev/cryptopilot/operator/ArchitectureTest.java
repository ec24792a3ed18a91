// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The dependency rules of docs/architecture.md. */
class ArchitectureTest {

  private static final int MAX_LINES = 400;
  private static final int MAX_MEDIAN = 80;

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          // The resources' test support comes as a jar.
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("dev.cryptopilot");

  private static final DescribedPredicate<JavaClass> CLIENTS =
      resideInAnyPackage(
          "io.fabric8.kubernetes.client..",
          "io.javaoperatorsdk..",
          "java.net.http..",
          "io.quarkus..");

  @Test
  void resourcesKnowNobody() {
    check(
        noClasses()
            .that()
            .resideInAPackage("dev.cryptopilot.crds..")
            .should()
            .dependOnClassesThat(resideInAPackage("dev.cryptopilot.operator..")));
  }

  @Test
  void plansArePure() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(
                "..operator.*.plan..",
                "..operator.*.status..",
                "..operator.render..",
                "..operator.slots..",
                "..operator.condition..")
            .should()
            .dependOnClassesThat(
                CLIENTS.and(
                    DescribedPredicate.describe(
                        "other than the resource base class",
                        c -> !c.getSimpleName().startsWith("CustomResource")))));
  }

  @Test
  void onlyApplyAndUncachedLookupsHaveAClient() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage("..operator.bot..", "..operator.pool..", "..operator.strategy..")
            .and()
            .resideOutsideOfPackage("..apply..")
            .and()
            .haveSimpleNameNotEndingWith("Lookup")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(KubernetesClient.class));
  }

  @Test
  void timeComesFromAClock() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("..operator.app..")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime"));
  }

  @Test
  void nobodyKnowsTheWiring() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("..operator.app..")
            .should()
            .dependOnClassesThat(resideInAPackage("..operator.app..")));
  }

  private static void check(ArchRule rule) {
    rule.check(CLASSES);
  }

  @Test
  void filesAreSmall() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      List<Integer> lines =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .map(ArchitectureTest::lines)
              .sorted(Comparator.naturalOrder())
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
      throw new java.io.UncheckedIOException(e);
    }
  }
}
