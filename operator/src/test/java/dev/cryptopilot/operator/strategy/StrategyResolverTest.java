// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.crds.strategy.Strategy;
import dev.cryptopilot.crds.strategy.StrategyStatus;
import dev.cryptopilot.crds.strategy.VersionState;
import dev.cryptopilot.crds.strategy.VersionStatus;
import dev.cryptopilot.operator.condition.ConditionReason;
import dev.cryptopilot.operator.strategy.StrategyResolution.Dangling;
import dev.cryptopilot.operator.strategy.StrategyResolution.Resolved;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

class StrategyResolverTest {

  private static final StrategyVersion JUDGED =
      StrategyFixture.version("1.0.0", StrategyFixture.SOURCE);
  private static final Strategy STRATEGY = strategy();

  private static Strategy strategy() {
    VersionStatus stable =
        new VersionStatus(
            "1.0.0",
            JUDGED.digest(),
            JUDGED.configMapName(),
            VersionState.Stable,
            null,
            0,
            null,
            null);
    return StrategyFixture.withStatus(
        StrategyFixture.strategy("1.0.0", StrategyFixture.SOURCE),
        StrategyStatus.builder().stable("1.0.0").versions(List.of(stable)).build());
  }

  private static StrategyResolution with(ConfigMap configMap) {
    return StrategyResolver.resolve(
        StrategyFixture.bot("ada"), StrategyCatalog.of(List.of(STRATEGY), List.of(configMap)));
  }

  @Test
  void aBotGetsWhatWasJudged() {
    assertThat(with(StrategyConfigMap.of(JUDGED, STRATEGY))).isEqualTo(new Resolved(JUDGED));
  }

  @Test
  void aConfigMapThatWasMadeAgainWithOtherContentIsNotWhatWasJudged() {
    StrategyVersion other =
        StrategyFixture.version("1.0.0", StrategyFixture.SOURCE + "import socket\n");
    ConfigMap exchanged =
        new ConfigMapBuilder(StrategyConfigMap.of(other, STRATEGY))
            .editMetadata()
            .withName(JUDGED.configMapName())
            .endMetadata()
            .build();

    assertThat(with(exchanged))
        .isInstanceOfSatisfying(
            Dangling.class,
            none -> {
              assertThat(none.reason()).isEqualTo(ConditionReason.StrategyNotReady);
              assertThat(none.message()).contains("is not what was published");
            });
  }
}
