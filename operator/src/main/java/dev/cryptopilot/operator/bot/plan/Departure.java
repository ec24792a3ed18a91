// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.bot.plan;

import dev.cryptopilot.crds.bot.BotStatus;
import dev.cryptopilot.operator.agent.BotReport;
import dev.cryptopilot.operator.bot.observe.BotFacts;
import dev.cryptopilot.operator.slots.Goal;
import java.util.Optional;

/** How far a deleted bot is on its way out. Pure. */
public enum Departure {
  /** It has no slot and never had one that its status knows of. */
  NeverPlaced,
  /** It had a slot; that is released. */
  Released,
  /** Its slot was lost before its positions were dealt with: its pool makes it again. */
  Lost,
  /** Its slot still asks for something else than to drain. */
  WaitingForPool,
  /** Nobody can say whether its process is gone. */
  WaitingForAgent,
  /** It is closing its positions. */
  Draining,
  /** Positions are closed or kept as asked, and the agent says that the process is gone. */
  Drained;

  /** How far the bot of these facts is. */
  public static Departure of(BotFacts facts) {
    if (facts.slot().isEmpty()) {
      return withoutSlot(facts);
    }
    Goal goal = facts.slot().get().bot().goal();
    if (goal != Goal.DRAINED && goal != Goal.REMOVED) {
      return WaitingForPool;
    }
    Optional<BotReport> report =
        facts.report().filter(r -> r.received().connected()).map(r -> r.bot());
    if (report.isEmpty()) {
      return WaitingForAgent;
    }
    boolean gone =
        switch (report.get().state()) {
          case DRAINED, REMOVED -> report.get().pid().isEmpty();
          default -> false;
        };
    return gone ? Drained : Draining;
  }

  private static Departure withoutSlot(BotFacts facts) {
    BotStatus status = facts.bot().statusOrEmpty();
    if (status.placedOn().isEmpty()) {
      return NeverPlaced;
    }
    // A slot is released after the settlement only, unless its whole pool is taken away.
    boolean poolStays =
        facts
            .homePool()
            .filter(pool -> pool.getMetadata().getDeletionTimestamp() == null)
            .isPresent();
    return status.settled().isEmpty() && poolStays ? Lost : Released;
  }
}
