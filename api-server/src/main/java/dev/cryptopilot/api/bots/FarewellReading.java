// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.bots;

import dev.cryptopilot.api.wallet.Farewell;
import dev.cryptopilot.crds.bot.Bot;
import dev.cryptopilot.crds.bot.Settlement;
import io.fabric8.kubernetes.api.model.Condition;
import java.math.BigDecimal;
import java.util.Optional;

/** Reads from a bot how far its way out is. Pure. */
final class FarewellReading {

  /** The operator keeps a bot by it until it is drained, settled and off its slot. */
  private static final String OPERATOR = "crypto-pilot.dev/bot";

  private FarewellReading() {}

  static Farewell of(Bot bot) {
    if (!Funding.isLeaving(bot)) {
      return new Farewell.Staying();
    }
    Optional<Settlement> settlement = bot.statusOrEmpty().settled();
    if (settlement.isPresent()) {
      return new Farewell.Settled(equity(bot, settlement.get()));
    }
    boolean neverRan = bot.statusOrEmpty().placedOn().isEmpty();
    boolean letGo = !bot.getMetadata().getFinalizers().contains(OPERATOR);
    if (neverRan && letGo) {
      return new Farewell.Settled(bot.getSpec().paperWallet().map(wallet -> wallet.balance()));
    }
    if (letGo) {
      return new Farewell.Settled(BotWorth.last(bot, false).map(last -> last.value()));
    }
    return new Farewell.Pending(
        Conditions.find(bot, "Drained")
            .or(() -> Conditions.find(bot, "Settled"))
            .map(Condition::getMessage)
            .filter(text -> !text.isBlank())
            .orElse("it is being drained"));
  }

  private static Optional<BigDecimal> equity(Bot bot, Settlement settlement) {
    return Optional.ofNullable(settlement.equity())
        .map(BigDecimal::new)
        .map(
            equity ->
                BotWorth.counted(
                    bot,
                    equity,
                    Optional.ofNullable(settlement.startingCapital()).map(BigDecimal::new)));
  }
}
