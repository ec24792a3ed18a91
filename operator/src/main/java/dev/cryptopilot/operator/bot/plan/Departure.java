// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.bot.plan;

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
      return facts.bot().statusOrEmpty().placedOn().isPresent() ? Released : NeverPlaced;
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
}
