// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan;

import dev.cryptopilot.crds.pool.PlacementPolicy;
import dev.cryptopilot.operator.pool.observe.BotFacts;
import dev.cryptopilot.operator.pool.observe.PodFacts;
import dev.cryptopilot.operator.pool.observe.SlotsFacts;
import dev.cryptopilot.operator.slots.DesiredBot;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * Chooses a pod for a bot.
 *
 * @param policy fill pods or even them out
 * @param slotsPerPod bots that fit in a pod
 */
record PodChoice(PlacementPolicy policy, int slotsPerPod) {

  /** The pod to take; empty when none may or can take the bot. */
  Optional<PodDraft> choose(Collection<PodDraft> pods, BotFacts bot, DesiredBot slot) {
    return pods.stream()
        .filter(pod -> pod.used() < slotsPerPod)
        .filter(pod -> mayTakeBots(pod.facts()))
        .filter(pod -> isHome(pod, bot))
        .filter(pod -> noOtherHasItsProcess(pods, pod, bot))
        .sorted(order())
        // Last, because it costs most.
        .filter(pod -> pod.fitsWith(slot))
        .findFirst();
  }

  /** Pods that answer first, then by policy, then the lowest ordinal. */
  private Comparator<PodDraft> order() {
    Comparator<PodDraft> byUse = Comparator.comparingInt(PodDraft::used);
    return Comparator.<PodDraft, Boolean>comparing(pod -> pod.facts().freshReport().isEmpty())
        .thenComparing(policy == PlacementPolicy.Spread ? byUse : byUse.reversed())
        .thenComparingInt(pod -> pod.facts().ordinal());
  }

  private static boolean mayTakeBots(PodFacts pod) {
    return switch (pod.slots()) {
      case SlotsFacts.Present present -> true;
      case SlotsFacts.Unreadable unreadable -> false;
      // Without Secret and StatefulSet it is on its way out, or not there yet.
      case SlotsFacts.Missing missing -> pod.statefulSet().isPresent() || pod.object().isEmpty();
    };
  }

  /** A bot with a database goes back to it. */
  private static boolean isHome(PodDraft pod, BotFacts bot) {
    return bot.lastOrdinal().isEmpty() || bot.lastOrdinal().getAsInt() == pod.facts().ordinal();
  }

  private static boolean noOtherHasItsProcess(
      Collection<PodDraft> pods, PodDraft chosen, BotFacts bot) {
    return pods.stream()
        .filter(other -> other != chosen)
        .noneMatch(
            other ->
                other
                    .facts()
                    .botReport(bot.uid())
                    .filter(report -> report.pid().isPresent())
                    .isPresent());
  }
}
