// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan;

import dev.cryptopilot.crds.bot.BotSpec;
import dev.cryptopilot.crds.bot.TradeMode;
import dev.cryptopilot.crds.pool.Tenancy;
import dev.cryptopilot.operator.condition.ConditionReason;
import java.util.Optional;

/** Whose bots a pool takes: one owner, or anybody's paper bots with curated strategies. Pure. */
public final class Tenancies {

  private Tenancies() {}

  /**
   * Why the pool does not take the bot; empty when it does.
   *
   * @param strategyOwner owner of the bot's strategy, empty = curated
   */
  public static Optional<ConditionReason> objection(
      Tenancy tenancy, BotSpec bot, Optional<String> strategyOwner) {
    if (tenancy.soleOwner().isPresent()) {
      return tenancy.soleOwner().get().equals(bot.owner())
          ? Optional.empty()
          : Optional.of(ConditionReason.PoolOwnerMismatch);
    }
    if (bot.mode() != TradeMode.Paper) {
      return Optional.of(ConditionReason.SharedPoolNeedsPaper);
    }
    return strategyOwner.isPresent()
        ? Optional.of(ConditionReason.SharedPoolNeedsCuratedStrategy)
        : Optional.empty();
  }
}
