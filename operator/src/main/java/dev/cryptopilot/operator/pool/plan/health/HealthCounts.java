// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan.health;

import dev.cryptopilot.crds.Health;
import dev.cryptopilot.operator.agent.BotReport;
import dev.cryptopilot.operator.agent.HealthReport;
import dev.cryptopilot.operator.pool.observe.PodFacts;
import dev.cryptopilot.operator.pool.observe.PoolFacts;
import dev.cryptopilot.operator.pool.plan.Waiting;
import dev.cryptopilot.operator.slots.DesiredBot;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How many bots and pods of a pool are in which state of health. Pure.
 *
 * @param bots of the bots in slots; unknown while their agent is silent
 * @param pods of the pods
 * @param waiting bots that wait for a slot
 */
public record HealthCounts(Map<Health, Long> bots, Map<Health, Long> pods, int waiting) {

  /** Nothing is there. */
  public static final HealthCounts NONE = new HealthCounts(Map.of(), Map.of(), 0);

  /** Copies the maps. */
  public HealthCounts {
    bots = Map.copyOf(bots);
    pods = Map.copyOf(pods);
  }

  /** The counts for these facts. */
  public static HealthCounts of(PoolFacts facts) {
    return new HealthCounts(
        facts.pods().stream()
            .flatMap(pod -> pod.slottedBots().stream().map(slot -> health(pod, slot)))
            .collect(Collectors.groupingBy(one -> one, Collectors.counting())),
        facts.pods().stream()
            .map(pod -> PodHealth.of(pod, facts.now()).state())
            .collect(Collectors.groupingBy(one -> one, Collectors.counting())),
        Waiting.of(facts).size());
  }

  /** Bots in that state. */
  public long bots(Health state) {
    return bots.getOrDefault(state, 0L);
  }

  /** Pods in that state. */
  public long pods(Health state) {
    return pods.getOrDefault(state, 0L);
  }

  private static Health health(PodFacts pod, DesiredBot slot) {
    return pod.freshReport()
        .flatMap(report -> report.bot(slot.uid()))
        .map(BotReport::health)
        .map(HealthReport::state)
        .orElse(Health.Unknown);
  }
}
