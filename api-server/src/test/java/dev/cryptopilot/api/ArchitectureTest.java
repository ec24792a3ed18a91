// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
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
          .importPackages("dev.cryptopilot.api");

  @Test
  void operatorIsUnknown() {
    check(noClasses().should().dependOnClassesThat(resideInAPackage("dev.cryptopilot.operator..")));
  }

  @Test
  void routesKnowServicesAndServicesKnowPorts() {
    check(
        noClasses()
            .that()
            .haveSimpleNameEndingWith("Routes")
            .should()
            .dependOnClassesThat(
                resideInAPackage("..api.store..")
                    .or(resideInAPackage("..api.kube.."))
                    .or(resideInAPackage("org.jdbi.."))
                    .or(resideInAPackage("java.sql.."))
                    .or(resideInAPackage("io.fabric8.kubernetes.client.."))));
    check(
        noClasses()
            .that()
            .haveSimpleNameEndingWith("Service")
            .should()
            .dependOnClassesThat(
                simpleNameEndingWith("Routes")
                    .or(resideInAPackage("org.jdbi.."))
                    .or(resideInAPackage("java.sql.."))));
  }

  @Test
  void sqlStaysInStoresAndMigrations() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages("..api.store..", "..api.app..")
            .and()
            .haveSimpleNameNotStartingWith("Jdbc")
            .should()
            .dependOnClassesThat(resideInAPackage("org.jdbi..")));
  }

  @Test
  void timeComesFromAClock() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("..api.app..")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(System.class, "currentTimeMillis"));
  }

  @Test
  void nobodyKnowsTheWiring() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("..api.app..")
            .should()
            .dependOnClassesThat(resideInAPackage("..api.app..")));
  }

  @Test
  void onlyTheHttpRoomKnowsVertxWeb() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages("..api.http..", "..api.app..")
            .should()
            .dependOnClassesThat(resideInAPackage("io.vertx.ext.web")));
  }

  private static void check(ArchRule rule) {
    // Rules hold from before the first class they speak of.
    rule.allowEmptyShould(true).check(CLASSES);
  }

  @Test
  void filesAreSmall() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      List<Integer> lines =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .map(ArchitectureTest::lines)
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
