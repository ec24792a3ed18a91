// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan.moves;

import dev.cryptopilot.operator.agent.BotReport;
import dev.cryptopilot.operator.agent.DatabaseReport;
import dev.cryptopilot.operator.pool.observe.BotFacts;
import dev.cryptopilot.operator.pool.observe.PodFacts;
import dev.cryptopilot.operator.pool.observe.PoolFacts;
import dev.cryptopilot.operator.pool.observe.SlotSight;
import dev.cryptopilot.operator.pool.observe.Standing;
import dev.cryptopilot.operator.pool.plan.OpenPods;
import dev.cryptopilot.operator.slots.Arrival;
import dev.cryptopilot.operator.slots.DesiredBot;
import dev.cryptopilot.operator.slots.Goal;
import dev.cryptopilot.operator.slots.SlotRole;
import java.time.Duration;
import java.util.Optional;

/** Whether a move that is not committed should go on. Pure. */
final class Objections {

  /** How long a sealed bot waits for a pod that has fallen silent. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private Objections() {}

  static Optional<Objection> to(SlotContext slot, Arrival arrival, Optional<SlotSight> source) {
    return ofBot(slot.facts(), slot.pod(), slot.bot())
        .or(() -> ofSource(slot, arrival, source))
        .or(() -> source.flatMap(sight -> ofWait(slot, arrival, sight)));
  }

  /** What stands against that bot coming to that pod of the pool. */
  static Optional<Objection> ofBot(PoolFacts facts, PodFacts pod, BotFacts bot) {
    return switch (bot.standing()) {
      case Standing.Gone gone -> no("the bot is gone");
      case Standing.Leaving leaving -> no("the bot is being deleted");
      case Standing.Held held -> no("the bot cannot be placed: " + held.reason());
      case Standing.Keyless keyless -> no("the bot has no exchange keys");
      case Standing.Wanted wanted -> {
        if (!bot.place().asksHere()) {
          yield no("the bot asks for another pool");
        }
        if (facts.deleting()) {
          yield no("the pool is being deleted");
        }
        boolean open = OpenPods.takesItsOwn(pod) && pod.marks().draining().isEmpty();
        yield open ? Optional.empty() : no("the pod takes no bots any more");
      }
    };
  }

  private static Optional<Objection> ofSource(
      SlotContext slot, Arrival arrival, Optional<SlotSight> source) {
    if (source.isEmpty()) {
      return slot.facts().moves().unreadable().contains(arrival.from())
          ? Optional.empty()
          : no("the bot has no slot in " + arrival.from().pod());
    }
    if (source.get().role() == SlotRole.LEAVING || source.get().slot().goal() == Goal.DRAINED) {
      return no("the bot is being taken out of " + arrival.from().pod());
    }
    boolean rival =
        slot.far().stream()
            .anyMatch(sight -> sight.role().mayRun() && !sight.pod().equals(arrival.from()));
    return rival ? no("the bot is in another pod by now") : Optional.empty();
  }

  private static Optional<Objection> ofWait(SlotContext slot, Arrival arrival, SlotSight source) {
    if (!TargetStep.isSealedFor(source, arrival.id())) {
      return Optional.empty();
    }
    Optional<BotReport> word = source.word();
    if (word.filter(Objections::isUnsealable).isPresent()) {
      return Optional.of(
          Objection.failure("its database cannot be sealed: " + word.get().message()));
    }
    boolean sealedLongAgo =
        word.flatMap(BotReport::database)
            .flatMap(DatabaseReport::sealedAt)
            .filter(at -> at.plus(PATIENCE).isBefore(slot.facts().now()))
            .isPresent();
    return sealedLongAgo && slot.word().isEmpty()
        ? Optional.of(Objection.failure("the agent of the new pod does not answer"))
        : Optional.empty();
  }

  private static boolean isUnsealable(BotReport word) {
    return word.goal().filter(goal -> goal == Goal.SEALED).isPresent()
        && word.pid().isEmpty()
        && word.database().isEmpty()
        && "DatabaseError".equals(word.reason());
  }

  private static Optional<Objection> no(String why) {
    return Optional.of(Objection.unwanted(why));
  }

  /** Whether a slot's bot may be taken to another pod at all. */
  static boolean isAtRest(DesiredBot slot) {
    return SlotRole.of(slot) == SlotRole.ORDINARY
        && (slot.goal() == Goal.RUNNING
            || slot.goal() == Goal.PAUSED
            || slot.goal() == Goal.STOPPED);
  }
}
