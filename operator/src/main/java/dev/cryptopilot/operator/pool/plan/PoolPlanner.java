// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan;

import dev.cryptopilot.crds.pool.BotPoolSpec;
import dev.cryptopilot.operator.pool.observe.BotFacts;
import dev.cryptopilot.operator.pool.observe.PodFacts;
import dev.cryptopilot.operator.pool.observe.PodObjectFacts;
import dev.cryptopilot.operator.pool.observe.PoolFacts;
import dev.cryptopilot.operator.pool.observe.SlotsFacts;
import dev.cryptopilot.operator.pool.observe.Standing;
import dev.cryptopilot.operator.pool.observe.StatefulSetFacts;
import dev.cryptopilot.operator.slots.BotContent;
import dev.cryptopilot.operator.slots.BotId;
import dev.cryptopilot.operator.slots.DesiredBot;
import dev.cryptopilot.operator.slots.HealthPolicy;
import dev.cryptopilot.operator.slots.PodNames;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Decides what to do for a pool. Pure: equal facts give an equal plan. */
public final class PoolPlanner {

  /** The actions, in the order in which they must be done; none when all is as it should be. */
  public List<PoolAction> plan(PoolFacts facts) {
    if (facts.spec().paused() && !facts.deleting()) {
      return List.of();
    }
    HealthPolicy health = HealthPolicies.of(facts.spec().health());
    List<PodDraft> drafts = new ArrayList<>();
    for (PodFacts pod : facts.pods()) {
      if (!isLeaving(pod)) {
        drafts.add(new PodDraft(pod, health));
      }
    }
    SecondSlots second = SecondSlots.of(facts);
    drafts.forEach(draft -> SlotUpdates.apply(facts, second, draft));
    if (facts.deleting()) {
      return removals(facts, drafts);
    }
    drafts.forEach(draft -> draft.setHealth(health));
    PoolSize size = PoolSize.of(facts.spec());
    while (drafts.size() < size.min()) {
      drafts.add(newPod(facts, drafts, health, OptionalInt.empty()));
    }
    placeWaiting(facts, drafts, size, health);
    while (size.isShort(drafts)) {
      drafts.add(newPod(facts, drafts, health, OptionalInt.empty()));
    }
    return actions(facts, drafts, size);
  }

  private static void placeWaiting(
      PoolFacts facts, List<PodDraft> drafts, PoolSize size, HealthPolicy health) {
    BotPoolSpec spec = facts.spec();
    PodChoice choice = new PodChoice(spec.placement(), spec.slotsPerPod());
    for (BotFacts bot : waiting(facts)) {
      if (bot.standing() instanceof Standing.Wanted(BotContent content)) {
        DesiredBot slot =
            new DesiredBot(
                BotId.of(bot.name(), bot.uid()),
                bot.name(),
                bot.uid(),
                bot.askedGoal(),
                content,
                bot.drain());
        Optional<PodDraft> pod = choice.choose(drafts, bot, slot);
        if (pod.isEmpty() && size.mayGrow(drafts.size())) {
          PodDraft fresh = newPod(facts, drafts, health, bot.lastOrdinal());
          pod = choice.choose(with(drafts, fresh), bot, slot);
          pod.ifPresent(drafts::add);
        }
        pod.ifPresent(chosen -> chosen.assign(slot));
      }
    }
  }

  /** Bots that may be placed and have no slot anywhere, in the order they came. */
  public static List<BotFacts> waiting(PoolFacts facts) {
    return facts.bots().stream()
        .filter(bot -> bot.standing() instanceof Standing.Wanted)
        .filter(bot -> !facts.isSlotted(bot.uid()))
        .filter(bot -> !facts.slottedElsewhere().contains(bot.uid()))
        .sorted(Comparator.comparing(BotFacts::createdAt).thenComparing(BotFacts::uid))
        .toList();
  }

  private static List<PoolAction> actions(PoolFacts facts, List<PodDraft> drafts, PoolSize size) {
    List<PoolAction> actions = new ArrayList<>();
    if (!facts.tokenExists()) {
      actions.add(new PoolAction.EnsureToken());
    }
    Optional<PodDraft> surplus = size.surplus(drafts, facts.now());
    for (PodDraft draft : drafts) {
      if (surplus.filter(draft::equals).isPresent()) {
        remove(draft.facts()).ifPresent(actions::add);
      } else {
        keep(facts, draft, actions);
      }
    }
    facts.pods().stream()
        .filter(PoolPlanner::isLeaving)
        .forEach(pod -> remove(pod).ifPresent(actions::add));
    if (actions.isEmpty()) {
      TemplateChange.next(facts).ifPresent(actions::add);
    }
    return List.copyOf(actions);
  }

  private static void keep(PoolFacts facts, PodDraft draft, List<PoolAction> actions) {
    PodFacts pod = draft.facts();
    draft.update(facts.now()).ifPresent(actions::add);
    statefulSet(facts, pod).ifPresent(actions::add);
    bump(draft).ifPresent(actions::add);
  }

  private static Optional<PoolAction> statefulSet(PoolFacts facts, PodFacts pod) {
    if (pod.statefulSet().isEmpty()) {
      return Optional.of(new PoolAction.AddPod(pod.ordinal()));
    }
    StatefulSetFacts set = pod.statefulSet().get();
    if (set.deleting()) {
      return Optional.empty();
    }
    if (set.replicas() != 1) {
      return Optional.of(new PoolAction.UpdatePod(pod.ordinal(), "its replicas were changed"));
    }
    return set.appliedHash().equals(facts.templates().statefulSet().apply(pod.ordinal()))
        ? Optional.empty()
        : Optional.of(new PoolAction.UpdatePod(pod.ordinal(), "the template changed"));
  }

  private static Optional<PoolAction> bump(PodDraft draft) {
    if (draft.facts().slots() instanceof SlotsFacts.Unreadable) {
      return Optional.empty();
    }
    long revision = draft.revision();
    return draft
        .facts()
        .object()
        .filter(pod -> !pod.deleting())
        .filter(pod -> pod.slotsRevision().orElse(-1) != revision)
        .map(
            pod ->
                new PoolAction.BumpPodAnnotation(draft.facts().names().pod(), pod.uid(), revision));
  }

  private static List<PoolAction> removals(PoolFacts facts, List<PodDraft> drafts) {
    List<PoolAction> actions = new ArrayList<>();
    for (PodDraft draft : drafts) {
      Optional<PoolAction.UpdateSlots> update = draft.update(facts.now());
      boolean known = !(draft.facts().slots() instanceof SlotsFacts.Unreadable);
      if (draft.facts().slottedBots().isEmpty() && known) {
        remove(draft.facts()).ifPresent(actions::add);
      } else {
        update.ifPresent(actions::add);
        bump(draft).ifPresent(actions::add);
      }
    }
    if (facts.pods().isEmpty() && facts.tokenExists()) {
      actions.add(new PoolAction.RemoveToken());
    }
    return List.copyOf(actions);
  }

  private static Optional<PoolAction> remove(PodFacts pod) {
    Optional<String> version =
        pod.slots() instanceof SlotsFacts.Present present
            ? Optional.of(present.resourceVersion())
            : Optional.empty();
    Optional<String> set =
        pod.statefulSet().filter(one -> !one.deleting()).map(StatefulSetFacts::uid);
    return version.isEmpty() && set.isEmpty()
        ? Optional.empty()
        : Optional.of(new PoolAction.RemovePod(pod.ordinal(), version, set));
  }

  /** Its Secret went first, so nothing can be placed there: the rest follows. */
  private static boolean isLeaving(PodFacts pod) {
    boolean noSecret = pod.slots() instanceof SlotsFacts.Missing;
    boolean setGoes = pod.statefulSet().map(StatefulSetFacts::deleting).orElse(true);
    return noSecret && setGoes;
  }

  private static PodDraft newPod(
      PoolFacts facts, List<PodDraft> drafts, HealthPolicy health, OptionalInt preferred) {
    int ordinal = preferred.orElse(0);
    if (isTaken(facts, drafts, ordinal)) {
      ordinal = 0;
    }
    while (isTaken(facts, drafts, ordinal)) {
      ordinal++;
    }
    return new PodDraft(
        new PodFacts(
            new PodNames(facts.name(), ordinal),
            new SlotsFacts.Missing(),
            Optional.empty(),
            Optional.<PodObjectFacts>empty(),
            Optional.empty()),
        health);
  }

  private static boolean isTaken(PoolFacts facts, List<PodDraft> drafts, int ordinal) {
    return facts.pod(ordinal).isPresent()
        || drafts.stream().anyMatch(draft -> draft.facts().ordinal() == ordinal);
  }

  private static List<PodDraft> with(List<PodDraft> drafts, PodDraft more) {
    List<PodDraft> all = new ArrayList<>(drafts);
    all.add(more);
    return all;
  }
}
