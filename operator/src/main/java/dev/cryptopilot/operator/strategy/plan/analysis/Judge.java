// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.plan.analysis;

import dev.cryptopilot.crds.strategy.AbortOn;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * Compares the bots with the new version to those with the stable one. Crashes, stalls and drawdown
 * are judged at once: more data makes them only worse. Gains are compared once there is enough.
 */
public final class Judge {

  private static final int NAMED = 3;

  /** Shorter times differ by chance. */
  private static final BigDecimal NOTICED_MILLIS = BigDecimal.valueOf(50);

  private final AbortOn limits;
  private final Tallies tallies;
  private final Figures candidate;
  private final Figures stable;

  private Judge(AbortOn limits, Tallies tallies, Instant now) {
    this.limits = limits;
    this.tallies = tallies;
    this.candidate = Figures.of(tallies.candidates(), now);
    this.stable = Figures.of(tallies.stable(), now);
  }

  /** The judgement as of now. */
  public static Judgement judge(AbortOn limits, Tallies tallies, Instant now) {
    return new Judge(limits, tallies, now).judgement();
  }

  private Judgement judgement() {
    return crashes()
        .or(this::stalls)
        .or(this::drawdown)
        .or(this::errors)
        .or(this::analysisTime)
        .or(this::loss)
        .orElseGet(this::nothingAgainst);
  }

  private Optional<Judgement> crashes() {
    return limits
        .crashLimit()
        .filter(limit -> candidate.crashes() >= limit)
        .map(
            limit ->
                said(
                    Verdict.Crashes,
                    candidate.crashes()
                        + " crashes with the new version, "
                        + limit
                        + " take it back: "
                        + worst(t -> t.exits().crashes())));
  }

  private Optional<Judgement> stalls() {
    return limits
        .stallLimit()
        .filter(limit -> candidate.stalls() >= limit)
        .map(
            limit ->
                said(
                    Verdict.Stalls,
                    candidate.stalls()
                        + " stalls with the new version, "
                        + limit
                        + " take it back: "
                        + worst(t -> t.exits().stalls())));
  }

  private Optional<Judgement> drawdown() {
    return limits
        .drawdownLimit()
        .filter(limit -> candidate.drawdown().compareTo(limit) > 0)
        .map(
            limit ->
                said(
                    Verdict.Drawdown,
                    deepest()
                        + " lost "
                        + plain(candidate.drawdown())
                        + " % with the new version, more than "
                        + plain(limit)
                        + " % take it back"));
  }

  private Optional<Judgement> errors() {
    return isEnough()
        ? limits
            .errorLimit()
            .filter(limit -> excess().compareTo(BigDecimal.valueOf(limit)) > 0)
            .map(
                limit ->
                    said(
                        Verdict.Errors,
                        plain(candidate.errorsPerHour())
                            + " errors a bot and hour with the new version, "
                            + plain(stable.errorsPerHour())
                            + " with the stable one: "
                            + plain(excess())
                            + " more, and more than "
                            + limit
                            + " take it back: "
                            + worst(t -> t.vitals().errors())))
        : Optional.empty();
  }

  /** What an exchange does to everybody is not the new version's doing. */
  private BigDecimal excess() {
    return candidate.errorsPerHour().subtract(stable.errorsPerHour());
  }

  private Optional<Judgement> analysisTime() {
    return isEnough()
        ? limits
            .loopLimit()
            .filter(limit -> growth().filter(factor -> factor.compareTo(limit) > 0).isPresent())
            .map(
                limit ->
                    said(
                        Verdict.LoopTime,
                        "the analysis of a new candle takes "
                            + millis(candidate)
                            + " with the new version and "
                            + millis(stable)
                            + " with the stable one: "
                            + plain(growth().orElseThrow())
                            + " times as long, more than "
                            + plain(limit)
                            + " take it back"))
        : Optional.empty();
  }

  /** How many times longer the analysis takes; empty while it is short or one is not known. */
  private Optional<BigDecimal> growth() {
    return candidate
        .analysisMillis()
        .filter(time -> time.compareTo(NOTICED_MILLIS) > 0)
        .flatMap(
            time ->
                stable
                    .analysisMillis()
                    .filter(before -> before.signum() > 0)
                    .map(before -> time.divide(before, 2, RoundingMode.HALF_EVEN)));
  }

  private static String millis(Figures figures) {
    return figures.analysisMillis().map(time -> plain(time) + " ms").orElse("an unknown time");
  }

  private Optional<Judgement> loss() {
    if (!isEnough() || stable.bots() == 0) {
      return Optional.empty();
    }
    return limits
        .lossLimit()
        .filter(limit -> lag().compareTo(limit) > 0)
        .map(
            limit ->
                said(
                    Verdict.LossVsStable,
                    "bots with the new version gained "
                        + plain(candidate.gainPerHour())
                        + " % an hour, those with the stable one "
                        + plain(stable.gainPerHour())
                        + " %: "
                        + plain(lag())
                        + " percent points behind, more than "
                        + plain(limit)
                        + " take it back"));
  }

  /** How far a bot with the new version is behind, in percent points over the time watched. */
  private BigDecimal lag() {
    return stable
        .gainPerHour()
        .subtract(candidate.gainPerHour())
        .multiply(candidate.hoursPerBot())
        .setScale(4, RoundingMode.HALF_EVEN);
  }

  private boolean isEnough() {
    return candidate.time().compareTo(limits.enoughData()) >= 0;
  }

  private Judgement nothingAgainst() {
    if (!isAskedFor()) {
      return said(Verdict.NotJudged, "spec.rollout.abortOn asks for nothing");
    }
    boolean waits = needsData() && candidate.bots() > 0 && !isEnough();
    return waits
        ? said(
            Verdict.NotEnoughData,
            candidate.time().toMinutes()
                + " of "
                + limits.enoughData().toMinutes()
                + " bot-minutes with the new version")
        : said(
            Verdict.Healthy,
            candidate.crashes()
                + " crashes, "
                + candidate.stalls()
                + " stalls, drawdown "
                + plain(candidate.drawdown())
                + " %, gain "
                + plain(candidate.gainPerHour())
                + " % an hour (stable: "
                + plain(stable.gainPerHour())
                + " %), "
                + plain(candidate.errorsPerHour())
                + " errors an hour (stable: "
                + plain(stable.errorsPerHour())
                + "), analysis "
                + millis(candidate)
                + " (stable: "
                + millis(stable)
                + ")");
  }

  private boolean isAskedFor() {
    return limits.crashLimit().isPresent()
        || limits.stallLimit().isPresent()
        || limits.drawdownLimit().isPresent()
        || limits.lossLimit().isPresent()
        || limits.errorLimit().isPresent()
        || limits.loopLimit().isPresent();
  }

  /** Rates and comparisons say nothing before; without a stable bot nothing is compared. */
  private boolean needsData() {
    boolean compares = limits.lossLimit().isPresent() || limits.loopLimit().isPresent();
    return limits.errorLimit().isPresent() || (compares && stable.bots() > 0);
  }

  private String worst(ToIntFunction<BotTally> count) {
    return tallies.candidates().stream()
        .filter(tally -> count.applyAsInt(tally) > 0)
        .sorted(Comparator.comparingInt(count).reversed().thenComparing(BotTally::bot))
        .limit(NAMED)
        .map(tally -> tally.bot() + " " + count.applyAsInt(tally))
        .collect(Collectors.joining(", "));
  }

  private String deepest() {
    return tallies.candidates().stream()
        .max(Comparator.comparing(tally -> tally.gains().drawdown()))
        .map(BotTally::bot)
        .orElse("a bot");
  }

  private Judgement said(Verdict verdict, String message) {
    return new Judgement(verdict, message, candidate, stable);
  }

  private static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }
}
