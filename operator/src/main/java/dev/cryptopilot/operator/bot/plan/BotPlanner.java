// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.bot.plan;

import dev.cryptopilot.operator.bot.BotStanding;
import dev.cryptopilot.operator.bot.observe.BotFacts;
import dev.cryptopilot.operator.bot.plan.BotAction.CreateDefaultPool;
import dev.cryptopilot.operator.bot.plan.BotAction.RecordSettlement;
import dev.cryptopilot.operator.bot.plan.BotAction.RemoveFinalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** From what is known about a bot to what is done about it. Pure. */
public final class BotPlanner {

  private BotPlanner() {}

  /** The plan for these facts; {@code now} stamps a settlement. */
  public static BotPlan plan(BotFacts facts, Instant now) {
    return BotStanding.isDeleting(facts.bot()) ? leaving(facts, now) : living(facts);
  }

  private static BotPlan living(BotFacts facts) {
    Optional<Refusal> refusal = Acceptance.refusal(facts);
    List<BotAction> actions = new ArrayList<>();
    if (refusal.isEmpty() && Acceptance.isResolved(facts) && facts.pool().isEmpty()) {
      actions.add(new CreateDefaultPool(PoolOnDemand.of(facts.bot())));
    }
    return new BotPlan(actions, refusal);
  }

  private static BotPlan leaving(BotFacts facts, Instant now) {
    List<BotAction> actions = new ArrayList<>();
    Optional<Refusal> refusal = Acceptance.refusal(facts);
    boolean settled = facts.bot().statusOrEmpty().settled().isPresent();
    Departure departure = Departure.of(facts);
    if (!settled && (departure == Departure.Drained || departure == Departure.Released)) {
      actions.add(new RecordSettlement(FinalEquity.of(facts, now)));
    }
    // Without a slot no process can be left. A settlement that is only planned may still fail to
    // be written, so the bot goes in a later pass than the one that records it.
    if (facts.slot().isEmpty() && (settled || departure == Departure.NeverPlaced)) {
      actions.add(new RemoveFinalizer());
    }
    return new BotPlan(actions, refusal);
  }
}
