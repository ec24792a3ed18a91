// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.bot.plan;

import dev.cryptopilot.crds.bot.Settlement;
import dev.cryptopilot.crds.bot.TradingStatus;
import dev.cryptopilot.crds.bot.Wallet;
import dev.cryptopilot.operator.agent.TradingReport;
import dev.cryptopilot.operator.bot.observe.BotFacts;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** What a bot is worth in the end. Pure. */
final class FinalEquity {

  private FinalEquity() {}

  /** A worth and the balance it is counted from, both in the stake currency, as decimal texts. */
  private record Worth(String equity, Optional<String> startingCapital) {}

  /** The agent's last word, else the last status, else the wallet that a Paper bot began with. */
  static Settlement of(BotFacts facts, Instant now) {
    Optional<Worth> worth =
        facts
            .report()
            .flatMap(r -> r.bot().trading())
            .flatMap(FinalEquity::worth)
            .or(() -> facts.bot().statusOrEmpty().tradingSeen().flatMap(FinalEquity::worth))
            .or(() -> facts.bot().getSpec().paperWallet().map(FinalEquity::untouched));
    return new Settlement(
        worth.map(Worth::equity).orElse(null),
        worth.flatMap(Worth::startingCapital).orElse(null),
        facts.bot().getSpec().market().stakeCurrency(),
        now.truncatedTo(ChronoUnit.SECONDS).toString());
  }

  private static Optional<Worth> worth(TradingReport report) {
    return report
        .equity()
        .map(
            equity ->
                new Worth(
                    equity.toPlainString(),
                    report.startingCapital().map(BigDecimal::toPlainString)));
  }

  private static Optional<Worth> worth(TradingStatus status) {
    return Optional.ofNullable(status.equity())
        .map(equity -> new Worth(equity, Optional.ofNullable(status.startingCapital())));
  }

  private static Worth untouched(Wallet wallet) {
    String balance = wallet.balance().toPlainString();
    return new Worth(balance, Optional.of(balance));
  }
}
