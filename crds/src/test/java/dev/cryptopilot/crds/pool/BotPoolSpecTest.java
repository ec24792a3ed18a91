// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.crds.Manifests;
import dev.cryptopilot.crds.TimeSpan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BotPoolSpecTest {

  private static BotPoolSpec spec(String fixture) {
    return Manifests.read("botpool/valid/" + fixture, BotPool.class).getSpec();
  }

  @Test
  void whatIsLeftOutHasItsDefault() {
    BotPoolSpec spec = spec("smallest");

    assertThat(spec).isEqualTo(BotPoolSpec.ownedBy("ada"));
    assertThat(spec.slotsPerPod()).isEqualTo(10);
    assertThat(spec.pods()).isEqualTo(new PodRange(1, 5));
    assertThat(spec.headroom()).isZero();
    assertThat(spec.placement()).isEqualTo(PlacementPolicy.Pack);
    assertThat(spec.rebalance()).isEqualTo(new Rebalance(RebalanceMode.Off, 6));
    assertThat(spec.marketData().cache()).isTrue();
    assertThat(spec.paused()).isFalse();
    assertThat(spec.lifeWithoutBots()).isEmpty();
  }

  @Test
  void healthIsWatchedAsThePodProtocolSays() {
    HealthPolicy health = spec("smallest").health();

    assertThat(health.interval()).isEqualTo(TimeSpan.ofSeconds(30));
    assertThat(health.stallAfter()).isEqualTo(TimeSpan.ofSeconds(120));
    assertThat(health.startDeadline()).isEqualTo(TimeSpan.ofSeconds(60));
    assertThat(health.maxRestarts()).isEqualTo(3);
    assertThat(health.restartWindow()).isEqualTo(TimeSpan.ofSeconds(600));
    assertThat(health.cooldown()).isEqualTo(TimeSpan.ofSeconds(300));
    assertThat(health.memoryPerBotMb()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"200Mi, 200", "1Gi, 1024", "3Gi, 3072"})
  void memoryPerBotIsCountedInMiB(String text, int expected) {
    assertThat(new HealthPolicy(null, null, null, null, null, null, text).memoryPerBotMb())
        .isEqualTo(expected);
  }

  @Test
  void thePodTemplateIsReadWhole() {
    PodTemplate template = spec("everything").template();

    assertThat(template.preload()).isFalse();
    assertThat(template.ownImage()).contains("example.test/pilot/runtime:1.2.3");
    assertThat(template.resources().limits()).containsEntry("memory", "1Gi");
    assertThat(template.storage())
        .isEqualTo(new Storage("5Gi", "local-path", VolumePolicy.Archive, TimeSpan.parse("240h")));
    assertThat(template.storage().storageClassName()).contains("local-path");
    assertThat(template.tolerations()).extracting(Toleration::key).containsExactly("bots");
    assertThat(PodTemplate.standard().ownImage()).isEmpty();
  }

  @Test
  void aSharedPoolHasNoSoleOwner() {
    assertThat(spec("shared").tenancy().soleOwner()).isEmpty();
    assertThat(spec("shared").tenancy().shared()).isTrue();
    assertThat(spec("smallest").tenancy().soleOwner()).contains("ada");
  }
}
