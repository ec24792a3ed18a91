// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.plan.analysis;

import dev.cryptopilot.crds.strategy.WatchedBot;
import dev.cryptopilot.operator.strategy.observe.Worth;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** How a tally is kept in a status, both ways. */
public final class WatchedBots {

  private static final int DIGITS = 6;

  private WatchedBots() {}

  /** The tally as it is kept. */
  public static WatchedBot write(BotTally tally) {
    ExitTally exits = tally.exits();
    GainTally gains = tally.gains();
    VitalsTally vitals = tally.vitals();
    Optional<Worth> last = gains.last();
    return new WatchedBot(
        tally.bot(),
        tally.version(),
        tally.since().map(WatchedBots::second).orElse(null),
        tally.troubled(),
        exits.pod().orElse(null),
        exits.restartsBefore(),
        exits.lastAt().map(Instant::toString).orElse(null),
        exits.crashes(),
        exits.stalls(),
        exits.others(),
        last.map(worth -> worth.at().toString()).orElse(null),
        last.map(worth -> worth.equity().toPlainString()).orElse(null),
        last.map(worth -> worth.capital().toPlainString()).orElse(null),
        decimal(gains.gain()),
        decimal(gains.peak()),
        decimal(gains.drawdown()),
        vitals.errors(),
        vitals.seen(),
        vitals.life().map(Instant::toString).orElse(null),
        vitals.analysisMillis().map(BigDecimal::toPlainString).orElse(null));
  }

  /** The tally that was kept; empty when somebody wrote there what nobody can read. */
  public static Optional<BotTally> read(WatchedBot kept) {
    if (kept.bot() == null || kept.version() == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new BotTally(
              kept.bot(),
              kept.version(),
              Optional.ofNullable(kept.since()).map(Instant::parse),
              kept.troubled(),
              new ExitTally(
                  Optional.ofNullable(kept.pod()),
                  kept.restartsBefore(),
                  Optional.ofNullable(kept.exitAt()).map(Instant::parse),
                  kept.crashes(),
                  kept.stalls(),
                  kept.others()),
              new GainTally(
                  worth(kept),
                  number(kept.gainPercent()),
                  number(kept.peakPercent()),
                  number(kept.drawdownPercent())),
              new VitalsTally(
                  Optional.ofNullable(kept.errorsOf()).map(Instant::parse),
                  kept.errorsSeen(),
                  kept.errors(),
                  Optional.ofNullable(kept.analysisMillis()).map(BigDecimal::new))));
    } catch (DateTimeException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Optional<Worth> worth(WatchedBot kept) {
    return kept.readAt() == null || kept.equity() == null
        ? Optional.empty()
        : Optional.of(
            new Worth(
                new BigDecimal(kept.equity()),
                number(kept.capital()),
                Instant.parse(kept.readAt())));
  }

  private static BigDecimal number(String text) {
    return text == null ? BigDecimal.ZERO : new BigDecimal(text);
  }

  private static String second(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static String decimal(BigDecimal number) {
    BigDecimal round = number.setScale(DIGITS, RoundingMode.HALF_EVEN).stripTrailingZeros();
    return round.signum() == 0 ? null : round.toPlainString();
  }
}
