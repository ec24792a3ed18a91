// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.plan.analysis;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What was measured of the bots with one version.
 *
 * @param bots bots that have run it
 * @param time for how long, summed over them
 * @param crashes of all bots that are to run it
 * @param stalls of all bots that are to run it
 * @param drawdown greatest fall of a bot's equity, in percent points
 * @param gain sum of the bots' gains in this step, in percent
 * @param errors errors that they logged in this step
 * @param analysisMillis median of their times for a new candle, in ms; empty while none is known
 */
public record Figures(
    int bots,
    Duration time,
    int crashes,
    int stalls,
    BigDecimal drawdown,
    BigDecimal gain,
    int errors,
    Optional<BigDecimal> analysisMillis) {

  private static final BigDecimal SECONDS = BigDecimal.valueOf(3600);
  private static final int DIGITS = 4;
  private static final int ROUND_SECONDS = 15;

  /** Adds up what was counted of these bots. Times are rounded down, so that figures rest. */
  public static Figures of(List<BotTally> tallies, Instant now) {
    List<BotTally> ran = tallies.stream().filter(tally -> tally.since().isPresent()).toList();
    long seconds =
        ran.stream()
            .mapToLong(t -> Math.max(0, Duration.between(t.since().orElse(now), now).toSeconds()))
            .map(s -> s - s % ROUND_SECONDS)
            .sum();
    return new Figures(
        ran.size(),
        Duration.ofSeconds(seconds),
        tallies.stream().mapToInt(t -> t.exits().crashes()).sum(),
        tallies.stream().mapToInt(t -> t.exits().stalls()).sum(),
        tallies.stream()
            .map(t -> t.gains().drawdown())
            .reduce(BigDecimal.ZERO, BigDecimal::max)
            .setScale(DIGITS, RoundingMode.HALF_EVEN),
        ran.stream().map(t -> t.gains().gain()).reduce(BigDecimal.ZERO, BigDecimal::add),
        ran.stream().mapToInt(t -> t.vitals().errors()).sum(),
        median(ran.stream().flatMap(t -> t.vitals().analysisMillis().stream()).toList()));
  }

  private static Optional<BigDecimal> median(List<BigDecimal> times) {
    return times.stream().sorted().skip(times.size() / 2).findFirst();
  }

  /** Hours of all bots, summed. */
  public BigDecimal hours() {
    return BigDecimal.valueOf(time.toSeconds()).divide(SECONDS, DIGITS, RoundingMode.HALF_EVEN);
  }

  /** Gain a bot and hour, in percent; zero without any time. */
  public BigDecimal gainPerHour() {
    return perHour(gain);
  }

  /** Errors a bot and hour; zero without any time. */
  public BigDecimal errorsPerHour() {
    return perHour(BigDecimal.valueOf(errors)).setScale(1, RoundingMode.HALF_EVEN);
  }

  private BigDecimal perHour(BigDecimal sum) {
    return time.isZero()
        ? BigDecimal.ZERO
        : sum.multiply(SECONDS)
            .divide(BigDecimal.valueOf(time.toSeconds()), DIGITS, RoundingMode.HALF_EVEN);
  }

  /** How long each bot ran it, on average, in hours. */
  BigDecimal hoursPerBot() {
    return bots == 0
        ? BigDecimal.ZERO
        : hours().divide(BigDecimal.valueOf(bots), DIGITS, RoundingMode.HALF_EVEN);
  }
}
