// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.cryptopilot.testing.RoomRules;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The dependency rules of docs/architecture.md. */
class ArchitectureTest {

  private static final String WIRING = "..operator.app..";

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
    check(RoomRules.timeComesFromAClock(WIRING).orShould().callMethod(System.class, "nanoTime"));
  }

  @Test
  void nothingRunsOnTheCommonPool() {
    check(RoomRules.nothingRunsOnTheCommonPool());
  }

  @Test
  void nobodyKnowsTheWiring() {
    check(RoomRules.nobodyKnowsTheWiring(WIRING));
  }

  private static void check(ArchRule rule) {
    rule.check(CLASSES);
  }

  @Test
  void filesAreSmall() throws IOException {
    RoomRules.filesAreSmall(Path.of("src/main/java"));
  }
}
