// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan;

import dev.cryptopilot.operator.pool.observe.PodFacts;
import dev.cryptopilot.operator.pool.observe.PodMarks;
import dev.cryptopilot.operator.pool.observe.SlotsFacts;
import dev.cryptopilot.operator.slots.DesiredBot;
import dev.cryptopilot.operator.slots.DesiredPod;
import dev.cryptopilot.operator.slots.HealthPolicy;
import dev.cryptopilot.operator.slots.SlotsSecretCodec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The slots of one pod while a plan is being made. Lives within one call of the planner. */
final class PodDraft {

  private final PodFacts facts;
  private final Map<String, DesiredBot> slots = new LinkedHashMap<>();
  private final List<SlotChange> changes = new ArrayList<>();
  private final boolean pressed;
  private HealthPolicy health;
  private PodMarks marks;

  /**
   * A draft of the slots as they are.
   *
   * @param pressed whether it is short of memory
   */
  PodDraft(PodFacts facts, HealthPolicy wanted, boolean pressed) {
    this.facts = facts;
    this.pressed = pressed;
    facts.slottedBots().forEach(bot -> slots.put(bot.uid(), bot));
    this.health = facts.content().map(DesiredPod::health).orElse(wanted);
    this.marks = facts.marks();
  }

  PodFacts facts() {
    return facts;
  }

  int used() {
    return slots.size();
  }

  /** The slots as they are in the draft now. */
  Collection<DesiredBot> slots() {
    return List.copyOf(slots.values());
  }

  void assign(DesiredBot bot) {
    slots.put(bot.uid(), bot);
    changes.add(new SlotChange.AssignSlot(bot.name(), bot.uid()));
  }

  void release(DesiredBot bot) {
    slots.remove(bot.uid());
    changes.add(new SlotChange.ReleaseSlot(bot.name(), bot.uid()));
  }

  /** Gives up a slot that never had anything on disk. */
  void drop(DesiredBot bot, SlotChange change) {
    slots.remove(bot.uid());
    changes.add(change);
  }

  void change(DesiredBot bot, SlotChange change) {
    slots.put(bot.uid(), bot);
    changes.add(change);
  }

  void setHealth(HealthPolicy wanted) {
    if (!health.equals(wanted)) {
      health = wanted;
      changes.add(new SlotChange.ChangeHealth());
    }
  }

  boolean hasChanges() {
    return !changes.isEmpty();
  }

  /** What is noted about the pod, in the draft. */
  PodMarks marks() {
    return marks;
  }

  /** Notes something else about the pod; its agent sees nothing of that. */
  void mark(UnaryOperator<PodMarks> change) {
    marks = change.apply(marks);
  }

  /** Whether a bot without a home may be placed here. */
  boolean takesBots() {
    return OpenPods.takesItsOwn(facts) && marks.draining().isEmpty() && !pressed;
  }

  /** Whether the Secret would still fit with that bot in it. */
  boolean fitsWith(DesiredBot bot) {
    List<DesiredBot> bots = new ArrayList<>(slots.values());
    bots.removeIf(other -> other.uid().equals(bot.uid()));
    bots.add(bot);
    return SlotsSecretCodec.size(content(0, bots)) <= SlotsSecretCodec.LIMIT_BYTES;
  }

  /** The write that brings the Secret to the draft; empty when it says so already. */
  Optional<PoolAction.UpdateSlots> update(Instant now) {
    return switch (facts.slots()) {
      case SlotsFacts.Unreadable unreadable -> Optional.empty();
      case SlotsFacts.Missing missing -> Optional.of(write(Optional.empty(), now));
      case SlotsFacts.Present present ->
          changes.isEmpty() && !isBehind() && marks(now).equals(present.marks())
              ? Optional.empty()
              : Optional.of(write(Optional.of(present.resourceVersion()), now));
    };
  }

  /** Revision that the pod should have seen after the plan. */
  long revision() {
    long current = facts.content().map(DesiredPod::revision).orElse(0L);
    return changes.isEmpty() && facts.content().isPresent() && !isBehind()
        ? current
        : nextRevision(current);
  }

  /** Revision that the slots get by this plan if another change is made. */
  long revisionAfterAChange() {
    return nextRevision(facts.content().map(DesiredPod::revision).orElse(0L));
  }

  private PoolAction.UpdateSlots write(Optional<String> resourceVersion, Instant now) {
    return new PoolAction.UpdateSlots(
        facts.ordinal(),
        resourceVersion,
        content(revision(), List.copyOf(slots.values())),
        marks(now),
        List.copyOf(changes));
  }

  private PodMarks marks(Instant now) {
    return marks.withEmptySince(
        slots.isEmpty() ? Optional.of(marks.emptySince().orElse(now)) : Optional.empty());
  }

  /** The agent has seen more than the Secret says: a backup was restored, or a Secret was lost. */
  private boolean isBehind() {
    long current = facts.content().map(DesiredPod::revision).orElse(Long.MAX_VALUE);
    return facts.report().filter(report -> report.desiredRevision() > current).isPresent();
  }

  /** Above what the agent has seen, even when the Secret was lost. */
  private long nextRevision(long current) {
    long seen = facts.report().map(report -> report.desiredRevision()).orElse(0L);
    return Math.max(current, seen) + 1;
  }

  private DesiredPod content(long revision, List<DesiredBot> bots) {
    return new DesiredPod(facts.names().pool(), facts.names().pod(), revision, health, bots);
  }
}
