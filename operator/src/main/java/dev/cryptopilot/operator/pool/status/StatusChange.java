// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.status;

import dev.cryptopilot.crds.pool.BotPoolStatus;
import dev.cryptopilot.crds.pool.PodStatus;
import dev.cryptopilot.crds.pool.PoolTotals;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Whether a new status is worth a write. What moves all the time is written once a minute. */
public final class StatusChange {

  private static final Duration REFRESH = Duration.ofMinutes(1);

  private StatusChange() {}

  /** Whether {@code next} should replace {@code current}. */
  public static boolean isWorthWriting(BotPoolStatus current, BotPoolStatus next, Instant now) {
    if (!steady(current).equals(steady(next))) {
      return true;
    }
    return !figures(current).equals(figures(next)) && isOld(current, now);
  }

  private static boolean isOld(BotPoolStatus current, Instant now) {
    try {
      return current.lastHealthCheck() == null
          || Instant.parse(current.lastHealthCheck()).plus(REFRESH).isBefore(now);
    } catch (DateTimeException e) {
      return true;
    }
  }

  private static List<List<Integer>> figures(BotPoolStatus status) {
    return status.pods().stream()
        .map(
            pod ->
                Stream.of(pod.memoryMb(), pod.cpuMilli(), pod.cpuBurstMilli())
                    .map(figure -> figure == null ? 0 : figure)
                    .toList())
        .toList();
  }

  private static BotPoolStatus steady(BotPoolStatus status) {
    return new BotPoolStatus(
        status.observedGeneration(),
        status.replicas(),
        status.selector(),
        status.conditions(),
        status.health(),
        status.totalsSeen().map(StatusChange::steady).orElse(null),
        status.pods().stream().map(StatusChange::steady).toList(),
        status.moves(),
        status.suggestions(),
        status.rebalance(),
        status.check(),
        status.emptySince(),
        status.templateRevision(),
        null);
  }

  private static PoolTotals steady(PoolTotals totals) {
    return new PoolTotals(
        totals.pods(),
        totals.readyPods(),
        totals.slots(),
        totals.used(),
        totals.free(),
        totals.bots(),
        totals.readyBots(),
        totals.waitingBots(),
        0);
  }

  private static PodStatus steady(PodStatus pod) {
    return new PodStatus(
        pod.name(),
        pod.ordinal(),
        pod.phase(),
        pod.health(),
        pod.address(),
        pod.capacity(),
        pod.used(),
        pod.ready(),
        null,
        null,
        null,
        pod.revision(),
        pod.templateRevision(),
        pod.message());
  }
}
