// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.plan;

import static dev.cryptopilot.operator.strategy.StrategyFixture.SOURCE;
import static dev.cryptopilot.operator.strategy.StrategyFixture.strategy;
import static dev.cryptopilot.operator.strategy.StrategyFixture.version;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.crds.strategy.ConfigMapSource;
import dev.cryptopilot.crds.strategy.Source;
import dev.cryptopilot.crds.strategy.Strategy;
import dev.cryptopilot.crds.strategy.StrategyStatus;
import dev.cryptopilot.operator.condition.ConditionReason;
import dev.cryptopilot.operator.strategy.StrategyFixture;
import dev.cryptopilot.operator.strategy.StrategyVersion;
import dev.cryptopilot.operator.strategy.observe.PublishedVersion;
import dev.cryptopilot.operator.strategy.observe.StrategyFacts;
import dev.cryptopilot.operator.strategy.plan.StrategyAction.PublishVersion;
import dev.cryptopilot.operator.strategy.plan.VersionVerdict.Refused;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrategyPlannerTest {

  private static PublishedVersion published(StrategyVersion version) {
    return new PublishedVersion(version, version.configMapName(), "2026-11-21T10:00:00Z");
  }

  private static StrategyFacts facts(Strategy strategy, PublishedVersion... published) {
    return StrategyFixture.facts(strategy, Optional.empty(), List.of(published), List.of());
  }

  private static Refused refused(StrategyFacts facts) {
    return (Refused) StrategyPlanner.plan(facts).verdict();
  }

  @Test
  void aNewVersionIsPublishedAndNotYetStable() {
    StrategyPlan plan = StrategyPlanner.plan(facts(strategy("1.0.0", SOURCE)));

    assertThat(plan.actions()).containsExactly(new PublishVersion(version("1.0.0", SOURCE)));
    assertThat(plan.stable()).isEmpty();
  }

  @Test
  void aPublishedVersionIsStable() {
    StrategyPlan plan =
        StrategyPlanner.plan(facts(strategy("1.0.0", SOURCE), published(version("1.0.0", SOURCE))));

    assertThat(plan.actions()).isEmpty();
    assertThat(plan.stable()).contains("1.0.0");
  }

  @Test
  void changedContentUnderAPublishedVersionIsRefusedAndTheOldStays() {
    Strategy changed =
        StrategyFixture.withStatus(
            strategy("1.0.0", SOURCE + "# changed\n"),
            StrategyStatus.builder().stable("1.0.0").build());

    StrategyPlan plan = StrategyPlanner.plan(facts(changed, published(version("1.0.0", SOURCE))));

    assertThat(plan.verdict())
        .isInstanceOfSatisfying(
            Refused.class,
            r -> {
              assertThat(r.reason()).isEqualTo(ConditionReason.VersionContentChanged);
              assertThat(r.message()).startsWith("spec.version: 1.0.0").contains("new version");
            });
    assertThat(plan.actions()).isEmpty();
    assertThat(plan.stable()).contains("1.0.0");
  }

  @Test
  void goingBackToAnOldVersionNeedsNothing() {
    StrategyPlan plan =
        StrategyPlanner.plan(
            facts(
                strategy("1.0.0", SOURCE),
                published(version("1.0.0", SOURCE)),
                published(version("2.0.0", SOURCE + "# two\n"))));

    assertThat(plan.stable()).contains("1.0.0");
    assertThat(plan.actions()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'   ', SourceEmpty, spec.source",
    "'class Other(IStrategy):', ClassNotFound, spec.className",
    "'class EmaRsiX(IStrategy):', ClassNotFound, spec.className",
    "'# class EmaRsi(IStrategy):', ClassNotFound, spec.className"
  })
  void aSourceThatCannotWorkIsRefusedWithItsField(
      String source, ConditionReason reason, String field) {
    Refused refused = refused(facts(strategy("1.0.0", source)));

    assertThat(refused.reason()).isEqualTo(reason);
    assertThat(refused.message()).startsWith(field);
  }

  @Test
  void aSourceThatIsTooLargeIsRefused() {
    String large = SOURCE + "#".repeat(VersionCheck.MAX_BYTES);

    assertThat(refused(facts(strategy("1.0.0", large))).reason())
        .isEqualTo(ConditionReason.SourceTooLarge);
  }

  @Test
  void aRefusedVersionNeverReplacesTheStableOne() {
    Strategy broken =
        StrategyFixture.withStatus(
            strategy("2.0.0", "nothing"), StrategyStatus.builder().stable("1.0.0").build());

    assertThat(StrategyPlanner.plan(facts(broken, published(version("1.0.0", SOURCE)))).stable())
        .contains("1.0.0");
  }

  private static StrategyFacts fromConfigMap(Optional<ConfigMap> configMap, String key) {
    Strategy strategy = strategy("1.0.0", new Source(null, new ConfigMapSource("code", key)), 10);
    return StrategyFixture.facts(strategy, configMap, List.of(), List.of());
  }

  private static Optional<ConfigMap> code(Map<String, String> data) {
    return Optional.of(
        new ConfigMapBuilder()
            .withNewMetadata()
            .withName("code")
            .endMetadata()
            .withData(data)
            .build());
  }

  @Test
  void allPythonFilesOfAConfigMapBelongToTheVersion() {
    Map<String, String> data =
        Map.of("EmaRsi.py", SOURCE, "bands.py", "WIDTH = 2", "README.md", "read me");

    assertThat(StrategyPlanner.plan(fromConfigMap(code(data), null)).actions())
        .singleElement()
        .isInstanceOfSatisfying(
            PublishVersion.class,
            p -> assertThat(p.version().files()).containsOnlyKeys("EmaRsi.py", "bands.py"));
  }

  @Test
  void theMainFileMayHaveAnotherName() {
    assertThat(
            StrategyPlanner.plan(fromConfigMap(code(Map.of("main.py", SOURCE)), "main.py"))
                .actions())
        .singleElement()
        .isInstanceOfSatisfying(
            PublishVersion.class, p -> assertThat(p.version().mainFile()).isEqualTo("main.py"));
  }

  @Test
  void aMissingConfigMapOrKeyIsNamed() {
    assertThat(refused(fromConfigMap(Optional.empty(), null)).message())
        .startsWith("spec.source.configMap.name")
        .contains("code");
    assertThat(refused(fromConfigMap(code(Map.of("x.py", SOURCE)), null)).message())
        .startsWith("spec.source.configMap")
        .contains("EmaRsi.py");
  }

  @Test
  void aFileNameThatPythonCannotImportIsRefused() {
    Map<String, String> data = Map.of("EmaRsi.py", SOURCE, "-x.py", "");

    assertThat(refused(fromConfigMap(code(data), null)).reason())
        .isEqualTo(ConditionReason.InvalidFileName);
  }
}
