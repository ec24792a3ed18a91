// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.status;

import dev.cryptopilot.operator.agent.BotReport;
import dev.cryptopilot.operator.condition.ConditionClaim;
import dev.cryptopilot.operator.condition.ConditionReason;
import dev.cryptopilot.operator.condition.ConditionType;
import dev.cryptopilot.operator.pool.observe.PodFacts;
import dev.cryptopilot.operator.pool.observe.PoolFacts;
import dev.cryptopilot.operator.pool.plan.health.PodHealth;
import dev.cryptopilot.operator.pool.plan.repair.PodIssue;
import java.util.ArrayList;
import java.util.List;

/** What is wrong in a pool: its pods before its bots. */
final class DegradedClaim {

  private static final ConditionType TYPE = ConditionType.Degraded;
  private static final int NAMED = 5;

  private DegradedClaim() {}

  static ConditionClaim of(PoolFacts facts) {
    List<ConditionReason> reasons = new ArrayList<>();
    List<String> sentences = new ArrayList<>();
    List<BotReport> bad = new ArrayList<>();
    for (PodFacts pod : facts.pods()) {
      PodHealth health = PodHealth.of(pod, facts.now());
      for (PodIssue issue : health.issues()) {
        if (issue.severe()) {
          reasons.add(issue.reason());
          sentences.add(pod.names().pod() + ": " + issue.sentence());
        }
      }
      bad.addAll(health.badBots());
    }
    if (!reasons.isEmpty()) {
      String more =
          sentences.size() > NAMED ? ". And %d more".formatted(sentences.size() - NAMED) : "";
      String message = String.join(". ", sentences.subList(0, Math.min(NAMED, sentences.size())));
      return ConditionClaim.isTrue(TYPE, reasons.getFirst(), message + more);
    }
    return HealthSentence.bots(bad)
        .map(text -> ConditionClaim.isTrue(TYPE, ConditionReason.BotsUnhealthy, text))
        .orElseGet(
            () ->
                ConditionClaim.isFalse(
                    TYPE, ConditionReason.AsAsked, "pods answer and bots do what they should"));
  }
}
