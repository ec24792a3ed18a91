// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan.rollout;

import dev.cryptopilot.operator.agent.BotReport;
import dev.cryptopilot.operator.pool.observe.PodFacts;
import dev.cryptopilot.operator.pool.observe.PodObjectFacts;
import dev.cryptopilot.operator.pool.observe.Replacement;
import dev.cryptopilot.operator.pool.observe.StatefulSetFacts;
import dev.cryptopilot.operator.pool.plan.PodCapacity;
import dev.cryptopilot.operator.slots.DesiredBot;
import dev.cryptopilot.operator.slots.Goal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** One pod as a change of the template sees it. */
record PodTurn(PodFacts pod, PodCapacity capacity) {

  int ordinal() {
    return pod.ordinal();
  }

  String name() {
    return pod.names().pod();
  }

  /** Template that its next pod object is made from; empty text when unknown or not there. */
  String setTemplate() {
    return pod.statefulSet().map(StatefulSetFacts::templateHash).orElse("");
  }

  /** Template that its pod object was made from; empty text when there is none. */
  String podTemplate() {
    return pod.object().map(PodObjectFacts::templateHash).orElse("");
  }

  boolean isOld(String target) {
    boolean oldPod = pod.object().isPresent() && !podTemplate().equals(target);
    return pod.statefulSet().isPresent() && (oldPod || !setTemplate().equals(target));
  }

  Optional<Replacement> replacing() {
    return pod.marks().replacing();
  }

  /** Kubernetes and the agent both say that it is there. */
  boolean isUp() {
    return pod.object().filter(PodObjectFacts::ready).filter(o -> !o.deleting()).isPresent()
        && pod.freshReport().isPresent();
  }

  /** It never came up, so nothing can be lost with it. */
  boolean isBroken() {
    return pod.object().filter(object -> !object.deleting() && !object.ready()).isPresent()
        && pod.report().isEmpty();
  }

  /** Whether each of its bots has no open trade, on the agent's word. */
  boolean isFlat() {
    return openTraders().isEmpty();
  }

  /** Names of the bots that have open trades or may have. */
  List<String> openTraders() {
    return pod.slottedBots().stream()
        .filter(slot -> pod.botReport(slot.uid()).filter(PodTurn::isFlat).isEmpty())
        .map(DesiredBot::name)
        .toList();
  }

  private static boolean isFlat(BotReport report) {
    return report.pid().isEmpty() || (report.trading().isPresent() && report.openTrades() == 0);
  }

  /** Uids of the bots that do what they are to do. */
  Set<String> readyBots() {
    return pod.slottedBots().stream()
        .filter(PodTurn::needsProcess)
        .map(DesiredBot::uid)
        .filter(
            uid -> pod.freshReport().flatMap(r -> r.bot(uid)).filter(BotReport::ready).isPresent())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Names of the bots of a replacement that are still here and are not ready. */
  List<String> notBack(Replacement replacement) {
    Set<String> expected = Set.copyOf(replacement.bots());
    Set<String> ready = readyBots();
    return pod.slottedBots().stream()
        .filter(slot -> expected.contains(slot.uid()) && needsProcess(slot))
        .filter(slot -> !ready.contains(slot.uid()))
        .map(DesiredBot::name)
        .toList();
  }

  /** Uids of the bots that have come to stay. */
  List<String> settled() {
    return pod.slottedBots().stream().filter(PodTurn::needsProcess).map(DesiredBot::uid).toList();
  }

  /** A bot is on its way to it. */
  boolean isAwaitingBots() {
    return pod.slottedBots().stream().anyMatch(slot -> slot.arrival().isPresent());
  }

  private static boolean needsProcess(DesiredBot slot) {
    return slot.goal() == Goal.RUNNING || slot.goal() == Goal.PAUSED;
  }
}
