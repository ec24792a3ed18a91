// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StrategyConfigMapTest {

  private final StrategyVersion version =
      StrategyFixture.version(
          "1.2.0-Beta+7",
          Map.of("EmaRsi.py", StrategyFixture.SOURCE, "bands.py", "WIDTH = 2\n"),
          Map.of("buy", Map.of("rsi", 30), "strategy_name", "EmaRsi"));

  private final ConfigMap configMap =
      StrategyConfigMap.of(version, StrategyFixture.strategy("1.2.0-Beta+7", "x"));

  @Test
  void whatIsWrittenIsRead() {
    assertThat(StrategyConfigMap.read(configMap)).contains(version);
  }

  @Test
  void itIsImmutableNamedByContentAndOwned() {
    assertThat(configMap.getImmutable()).isTrue();
    assertThat(configMap.getMetadata().getName())
        .isEqualTo("ema-rsi-1.2.0-beta-7-" + version.digest().substring(0, 8));
    assertThat(configMap.getMetadata().getLabels())
        .containsEntry(StrategyConfigMap.STRATEGY_LABEL, "ema-rsi");
    assertThat(configMap.getMetadata().getOwnerReferences())
        .singleElement()
        .matches(o -> o.getController() && o.getUid().equals("s-1") && o.getBlockOwnerDeletion());
  }

  @Test
  void aLongNameStillEndsInTheDigest() {
    String name = StrategyConfigMap.name("s".repeat(300), "1.0.0", "abcdef0123456789");

    assertThat(name).hasSize(253).endsWith("-abcdef01");
  }

  @Test
  void tamperedContentIsNotRead() {
    ConfigMap changed =
        new ConfigMapBuilder(configMap).addToData("bands.py", "WIDTH = 3\n").build();

    assertThat(StrategyConfigMap.read(changed)).isEmpty();
  }

  @Test
  void foreignConfigMapsAreNotRead() {
    assertThat(StrategyConfigMap.read(new ConfigMapBuilder().build())).isEmpty();
    assertThat(
            StrategyConfigMap.read(
                new ConfigMapBuilder(configMap)
                    .addToData(StrategyConfigMap.METADATA, "no json")
                    .build()))
        .isEmpty();
  }
}
