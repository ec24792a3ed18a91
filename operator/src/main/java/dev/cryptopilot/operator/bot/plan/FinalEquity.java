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

  /** The agent's last word, else the last status, else the wallet that a Paper bot began with. */
  static Settlement of(BotFacts facts, Instant now) {
    Optional<TradingReport> report = facts.report().flatMap(r -> r.bot().trading());
    Optional<TradingStatus> status = facts.bot().statusOrEmpty().tradingSeen();
    Optional<String> equity =
        report
            .flatMap(TradingReport::equity)
            .map(BigDecimal::toPlainString)
            .or(() -> status.map(TradingStatus::equity))
            .or(() -> facts.bot().getSpec().paperWallet().map(Wallet::initial));
    return new Settlement(
        equity.orElse(null),
        facts.bot().getSpec().market().stakeCurrency(),
        now.truncatedTo(ChronoUnit.SECONDS).toString());
  }
}
