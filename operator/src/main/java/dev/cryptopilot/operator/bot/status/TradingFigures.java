// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.bot.status;

import dev.cryptopilot.crds.bot.TradingStatus;
import dev.cryptopilot.operator.agent.TradingReport;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;

/** When new figures are worth a write. Pure. */
final class TradingFigures {

  private static final Duration QUIET = Duration.ofMinutes(1);

  private TradingFigures() {}

  /** The figures to show: the old ones, unless a trade opened or closed or a minute went by. */
  static Optional<TradingStatus> next(
      Optional<TradingStatus> shown, Optional<TradingReport> reported, Instant now) {
    if (reported.isEmpty()) {
      return shown;
    }
    TradingStatus fresh = status(reported.get(), now);
    return shown.filter(old -> !isDue(old, fresh, now)).or(() -> Optional.of(fresh));
  }

  private static boolean isDue(TradingStatus old, TradingStatus fresh, Instant now) {
    boolean traded =
        !Objects.equals(old.openTrades(), fresh.openTrades())
            || !Objects.equals(old.closedTrades(), fresh.closedTrades());
    boolean moved =
        !Objects.equals(old.profit(), fresh.profit())
            || !Objects.equals(old.equity(), fresh.equity())
            || !Objects.equals(old.startingCapital(), fresh.startingCapital());
    return traded || (moved && !now.isBefore(Instant.parse(old.at()).plus(QUIET)));
  }

  private static TradingStatus status(TradingReport report, Instant now) {
    return new TradingStatus(
        report.openTrades(),
        report.closedTrades(),
        report.profit().map(BigDecimal::toPlainString).orElse(null),
        report.equity().map(BigDecimal::toPlainString).orElse(null),
        report.startingCapital().map(BigDecimal::toPlainString).orElse(null),
        report.currency().orElse(null),
        now.truncatedTo(ChronoUnit.SECONDS).toString());
  }
}
