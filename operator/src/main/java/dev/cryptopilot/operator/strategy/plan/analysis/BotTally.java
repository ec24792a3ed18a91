// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.plan.analysis;

import dev.cryptopilot.operator.strategy.observe.BotSign;
import dev.cryptopilot.operator.strategy.observe.StrategyUse;
import dev.cryptopilot.operator.strategy.observe.Vitals;
import java.time.Instant;
import java.util.Optional;

/**
 * What was counted of one bot with one version.
 *
 * @param since since when it runs the version in this step; empty until it does
 * @param troubled it was not ready when it was chosen: it proves nothing and nothing waits for it
 */
public record BotTally(
    String bot,
    String version,
    Optional<Instant> since,
    boolean troubled,
    ExitTally exits,
    GainTally gains,
    VitalsTally vitals) {

  /** Nothing is counted of this bot yet. */
  static BotTally begin(StrategyUse use, String version) {
    BotSign sign = use.sign();
    return new BotTally(
        use.bot(),
        version,
        Optional.empty(),
        !sign.ready(),
        ExitTally.from(sign),
        GainTally.NONE,
        VitalsTally.NONE.skip(sign.trading().vitals()));
  }

  /** With what this look shows. Looking twice adds nothing. */
  BotTally next(StrategyUse use, Instant now) {
    BotSign sign = use.sign();
    boolean waits = sign.trading().waitsForFlat() && !use.runs(version);
    ExitTally counted = waits ? exits.skip(sign) : exits.next(sign);
    boolean runs = use.runs(version) && sign.ready();
    Optional<Instant> begun = since.isEmpty() && runs ? Optional.of(now) : since;
    boolean counts = begun.isPresent() && use.runs(version);
    return new BotTally(
        bot,
        version,
        begun,
        troubled,
        counted,
        counts ? gains.next(sign.trading().worth()) : gains,
        counts ? vitals.next(sign.trading().vitals()) : uncounted(sign.trading().vitals()));
  }

  /** Errors of the version it had before do not count, nor do those while it is elsewhere. */
  private VitalsTally uncounted(Optional<Vitals> read) {
    return since.isEmpty() ? vitals.skip(read) : vitals;
  }

  /** The same bot at the beginning of a step. Crashes, stalls and drawdown stay. */
  public BotTally restarted(Instant now) {
    return new BotTally(
        bot,
        version,
        since.map(before -> now),
        troubled,
        exits,
        gains.restarted(),
        vitals.restarted());
  }
}
