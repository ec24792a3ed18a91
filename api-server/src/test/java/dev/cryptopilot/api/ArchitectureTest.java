// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.cryptopilot.testing.RoomRules;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The dependency rules of docs/architecture.md. */
class ArchitectureTest {

  private static final String WIRING = "..api.app..";

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
    check(RoomRules.timeComesFromAClock(WIRING));
  }

  @Test
  void nothingRunsOnTheCommonPool() {
    check(RoomRules.nothingRunsOnTheCommonPool());
  }

  @Test
  void cachesCleanUpElsewhere() {
    check(RoomRules.cachesCleanUpElsewhere());
  }

  @Test
  void nobodyKnowsTheWiring() {
    check(RoomRules.nobodyKnowsTheWiring(WIRING));
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
    RoomRules.filesAreSmall(Path.of("src/main/java"));
  }
}
