// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.crds.Health;
import dev.cryptopilot.crds.pool.CheckIssue;
import dev.cryptopilot.crds.pool.PoolCheck;
import dev.cryptopilot.operator.pool.plan.PoolAction;
import dev.cryptopilot.operator.pool.plan.repair.SickPod;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Figures about the health of pools. */
class PoolMetricsTest {

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final PoolMetrics metrics = new PoolMetrics(registry);

  @Test
  void botsAndPodsAreCountedByTheirHealth() {
    metrics.seen(new SickPod().bot("ema", Health.Failed, "StrategyNotLoaded").pool());
    assertThat(bots(Health.Failed)).isEqualTo(1);
    assertThat(bots(Health.Healthy)).isEqualTo(1);
    assertThat(pods(Health.Degraded)).isEqualTo(1);
    assertThat(pods(Health.Healthy)).isZero();

    metrics.seen(new SickPod().pool());
    assertThat(bots(Health.Failed)).isZero();
    assertThat(bots(Health.Healthy)).isEqualTo(2);
    assertThat(pods(Health.Healthy)).isEqualTo(1);
  }

  @Test
  void whatASilentAgentHasSaidIsNotTakenForNews() {
    metrics.seen(new SickPod().silent().pool());
    assertThat(bots(Health.Unknown)).isEqualTo(2);
    assertThat(pods(Health.Unhealthy)).isEqualTo(1);
  }

  @Test
  void aPoolThatIsGoneIsShownNoMore() {
    metrics.seen(new SickPod().pool());
    assertThat(registry.getMeters()).isNotEmpty();
    metrics.gone("default", "starter");
    metrics.gone("default", "another");
    assertThat(registry.getMeters()).isEmpty();
  }

  @Test
  void checksAndPodsMadeAgainAreCounted() {
    metrics.checked(check(List.of()));
    metrics.checked(check(List.of(new CheckIssue("Bot", "ema", "LoopStalled", "wait"))));
    metrics.done(new PoolAction.RestartPod(0, "starter-0-0", "uid", "silent"));
    metrics.done(new PoolAction.EnsureToken());
    assertThat(registry.counter("crypto_pilot.pool.checks", "result", "well").count()).isEqualTo(1);
    assertThat(registry.counter("crypto_pilot.pool.checks", "result", "issues").count())
        .isEqualTo(1);
    assertThat(registry.counter("crypto_pilot.pool.pod.restarts").count()).isEqualTo(1);
  }

  private static PoolCheck check(List<CheckIssue> issues) {
    return new PoolCheck("1", "2026-11-21T12:00:00Z", 5L, 1, 1, 2, 2, issues, List.of());
  }

  private double bots(Health health) {
    return figure("crypto_pilot.pool.bots", health);
  }

  private double pods(Health health) {
    return figure("crypto_pilot.pool.pods", health);
  }

  private double figure(String name, Health health) {
    return registry
        .get(name)
        .tags("namespace", "default", "pool", "starter", "health", health.name())
        .gauge()
        .value();
  }
}
