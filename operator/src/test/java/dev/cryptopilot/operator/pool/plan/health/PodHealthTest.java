// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan.health;

import static dev.cryptopilot.operator.pool.plan.repair.SickPod.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.crds.Health;
import dev.cryptopilot.operator.pool.plan.repair.SickPod;
import org.junit.jupiter.api.Test;

class PodHealthTest {

  @Test
  void theWorstDecides() {
    assertThat(state(new SickPod())).isEqualTo(Health.Healthy);
    assertThat(state(new SickPod().bot("ema", Health.Degraded, "Starting")))
        .isEqualTo(Health.Healthy);
    assertThat(state(new SickPod().bot("ema", Health.Failed, "Crashed")))
        .isEqualTo(Health.Degraded);
    assertThat(
            state(
                new SickPod()
                    .bot("ema", Health.Failed, "Crashed")
                    .bot("rsi", Health.Unhealthy, "LoopStalled")))
        .isEqualTo(Health.Unhealthy);
    assertThat(state(new SickPod().uses(990))).isEqualTo(Health.Degraded);
    assertThat(state(new SickPod().silent())).isEqualTo(Health.Unhealthy);
    assertThat(state(new SickPod().waits("ErrImagePull", ""))).isEqualTo(Health.Unhealthy);
    assertThat(state(new SickPod().silentFromTheStart())).isEqualTo(Health.Unknown);
    assertThat(state(new SickPod().gone())).isEqualTo(Health.Unknown);
  }

  @Test
  void botsThatAreNotWellAreNamed() {
    PodHealth health =
        PodHealth.of(
            new SickPod()
                .bot("rsi", Health.Failed, "Crashed")
                .bot("ema", Health.Degraded, "Starting")
                .facts(),
            NOW);
    assertThat(health.bots()).extracting("name").containsExactly("ema", "rsi");
    assertThat(health.badBots()).extracting("name").containsExactly("rsi");
  }

  @Test
  void anAgentThatDoesNotSayHowItsBotsAreIsBelieved() {
    assertThat(state(new SickPod().bot("ema", Health.Unknown, ""))).isEqualTo(Health.Healthy);
  }

  private static Health state(SickPod pod) {
    return PodHealth.of(pod.facts(), NOW).state();
  }
}
