// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan.health;

import dev.cryptopilot.crds.Health;
import dev.cryptopilot.operator.agent.BotReport;
import dev.cryptopilot.operator.agent.HealthReport;
import dev.cryptopilot.operator.pool.observe.PodFacts;
import dev.cryptopilot.operator.pool.plan.repair.PodDiagnosis;
import dev.cryptopilot.operator.pool.plan.repair.PodIssue;
import dev.cryptopilot.operator.slots.DesiredBot;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How a pod is.
 *
 * @param state the worst of what follows; unknown as long as its agent has not said anything
 * @param issues what is wrong with the pod itself
 * @param bots its bots that are not well, by name
 */
public record PodHealth(Health state, List<PodIssue> issues, List<BotReport> bots) {

  /** The health of a pod, by its last signs. */
  public static PodHealth of(PodFacts pod, Instant now) {
    List<PodIssue> issues = PodDiagnosis.of(pod, now);
    Set<String> slotted =
        pod.slottedBots().stream().map(DesiredBot::uid).collect(Collectors.toUnmodifiableSet());
    List<BotReport> troubled =
        pod.freshReport().stream()
            .flatMap(report -> report.bots().stream())
            .filter(bot -> slotted.contains(bot.uid()))
            .filter(bot -> bot.health().state() != Health.Healthy)
            .filter(bot -> bot.health().state() != Health.Unknown)
            .sorted(Comparator.comparing(BotReport::name))
            .toList();
    return new PodHealth(state(pod, issues, troubled), issues, troubled);
  }

  /** Bots that do not do what they should. */
  public List<BotReport> badBots() {
    return bots.stream().filter(bot -> bot.health().isBad()).toList();
  }

  private static Health state(PodFacts pod, List<PodIssue> issues, List<BotReport> bots) {
    boolean up = pod.freshReport().isPresent();
    if (!up) {
      boolean broken = issues.stream().anyMatch(PodIssue::severe);
      return broken ? Health.Unhealthy : Health.Unknown;
    }
    boolean allFailed =
        !bots.isEmpty()
            && bots.size() == pod.slottedBots().size()
            && bots.stream().map(BotReport::health).allMatch(HealthReport::isBad);
    if (allFailed) {
      return Health.Unhealthy;
    }
    boolean well = issues.isEmpty() && bots.stream().noneMatch(bot -> bot.health().isBad());
    return well ? Health.Healthy : Health.Degraded;
  }
}
