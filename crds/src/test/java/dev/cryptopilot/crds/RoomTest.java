// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** This room speaks to nobody: it holds shapes, and others depend on it. */
class RoomTest {

  private static final JavaClasses ROOM =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.cryptopilot");

  @Test
  void knowsNoOtherRoom() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.cryptopilot.operator..", "dev.cryptopilot.api..", "io.quarkus..")
        .check(ROOM);
  }

  @Test
  void everyPartOfAResourceToleratesNewerFields() {
    classes()
        .that()
        .areRecords()
        .and()
        .areTopLevelClasses()
        .and()
        .doNotHaveSimpleName("TimeSpan")
        .should()
        .beAnnotatedWith(ApiObject.class)
        .check(ROOM);
  }
}
