// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan;

import dev.cryptopilot.crds.pool.BotsOnUpdate;
import dev.cryptopilot.operator.agent.BotReport;
import dev.cryptopilot.operator.pool.observe.PodFacts;
import dev.cryptopilot.operator.pool.observe.PodObjectFacts;
import dev.cryptopilot.operator.pool.observe.PoolFacts;
import java.util.Optional;

/** Replaces pods of an old template, one at a time and without cutting open trades. */
final class TemplateChange {

  private TemplateChange() {}

  /** The next pod to replace. */
  static Optional<PoolAction.RestartPod> next(PoolFacts facts) {
    if (facts.spec().update().paused() || !facts.pods().stream().allMatch(TemplateChange::isUp)) {
      return Optional.empty();
    }
    return facts.pods().stream()
        .filter(pod -> isOld(facts, pod) && mayStop(facts, pod))
        .findFirst()
        .map(
            pod ->
                new PoolAction.RestartPod(
                    pod.ordinal(),
                    pod.names().pod(),
                    pod.object().orElseThrow().uid(),
                    "its template changed"));
  }

  /** Whether the pod is made from another template than the pool asks for. */
  static boolean isOld(PoolFacts facts, PodFacts pod) {
    return pod.object()
        .filter(object -> !object.deleting())
        .filter(object -> !object.templateHash().equals(facts.templates().template()))
        .isPresent();
  }

  private static boolean isUp(PodFacts pod) {
    return pod.object().filter(PodObjectFacts::ready).filter(o -> !o.deleting()).isPresent()
        && pod.freshReport().isPresent();
  }

  private static boolean mayStop(PoolFacts facts, PodFacts pod) {
    return facts.spec().update().bots() == BotsOnUpdate.Immediate
        || pod.slottedBots().stream()
            .allMatch(bot -> pod.botReport(bot.uid()).filter(TemplateChange::isFlat).isPresent());
  }

  private static boolean isFlat(BotReport report) {
    return report.pid().isEmpty() || (report.trading().isPresent() && report.openTrades() == 0);
  }
}
