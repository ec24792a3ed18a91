// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan;

import dev.cryptopilot.operator.agent.BotReport;
import dev.cryptopilot.operator.pool.observe.BotFacts;
import dev.cryptopilot.operator.pool.observe.PoolFacts;
import dev.cryptopilot.operator.slots.DesiredBot;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Gives bots that wait a slot, in the order they came. */
final class Placement {

  private final PodDrafts drafts;
  private final PoolSize size;
  private final OpenSlots open;
  private final Map<String, Set<Integer>> processes;

  private Placement(PoolFacts facts, PodDrafts drafts, PoolSize size, OpenSlots open) {
    this.drafts = drafts;
    this.size = size;
    this.open = open;
    this.processes = processes(facts);
    drafts.all().forEach(open::offer);
  }

  static void place(PoolFacts facts, PodDrafts drafts, PoolSize size, List<BotFacts> waiting) {
    OpenSlots open = new OpenSlots(facts.spec().placement(), facts.spec().slotsPerPod());
    place(facts, drafts, size, waiting, open);
  }

  static void place(
      PoolFacts facts, PodDrafts drafts, PoolSize size, List<BotFacts> waiting, OpenSlots open) {
    Placement placement = new Placement(facts, drafts, size, open);
    for (BotFacts bot : waiting) {
      NewSlot.of(bot).ifPresent(slot -> placement.place(bot, slot));
    }
  }

  private void place(BotFacts bot, DesiredBot slot) {
    Optional<PodDraft> pod =
        bot.lastOrdinal().isPresent()
            ? home(bot.lastOrdinal().getAsInt(), slot)
            : open.best(slot).or(this::grown);
    pod.filter(chosen -> noOtherHasItsProcess(chosen, bot))
        .ifPresent(chosen -> open.assign(chosen, slot));
  }

  /** A bot with a database goes back to it. */
  private Optional<PodDraft> home(int ordinal, DesiredBot slot) {
    Optional<PodDraft> there = drafts.of(ordinal);
    if (there.isEmpty() && size.mayGrow(drafts.size())) {
      there = Optional.of(drafts.add(OptionalInt.of(ordinal)));
      there.ifPresent(open::offer);
    }
    return there
        .filter(pod -> pod.facts().ordinal() == ordinal)
        .filter(pod -> OpenPods.takesItsOwn(pod.facts()))
        .filter(open::hasRoom)
        .filter(pod -> pod.fitsWith(slot));
  }

  private Optional<PodDraft> grown() {
    if (!size.mayGrow(drafts.size())) {
      return Optional.empty();
    }
    PodDraft fresh = drafts.add(OptionalInt.empty());
    open.offer(fresh);
    return Optional.of(fresh);
  }

  private boolean noOtherHasItsProcess(PodDraft chosen, BotFacts bot) {
    return processes.getOrDefault(bot.uid(), Set.of()).stream()
        .allMatch(ordinal -> ordinal == chosen.facts().ordinal());
  }

  private static Map<String, Set<Integer>> processes(PoolFacts facts) {
    Map<String, Set<Integer>> processes = new HashMap<>();
    facts
        .pods()
        .forEach(
            pod ->
                pod.report().stream()
                    .flatMap(report -> report.bots().stream())
                    .filter(bot -> bot.pid().isPresent())
                    .map(BotReport::uid)
                    .forEach(
                        uid ->
                            processes
                                .computeIfAbsent(uid, u -> new HashSet<>())
                                .add(pod.ordinal())));
    return processes;
  }
}
