// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.observe;

import dev.cryptopilot.crds.bot.Bot;
import dev.cryptopilot.crds.bot.RunningStrategy;
import dev.cryptopilot.operator.condition.ConditionStatus;
import dev.cryptopilot.operator.condition.ConditionType;
import dev.cryptopilot.operator.condition.Conditions;
import java.time.Instant;
import java.util.Optional;

/**
 * How one bot uses a strategy.
 *
 * @param pinned version that its spec pins
 * @param running version that its process has loaded
 * @param failing it is placed, should run, and is not ready
 * @param sign how it is
 */
public record StrategyUse(
    String bot, Optional<String> pinned, Optional<String> running, boolean failing, BotSign sign) {

  /** The use that this bot makes of the strategy that its spec names. */
  public static StrategyUse of(Bot bot) {
    String strategy = bot.getSpec().strategy().name();
    Optional<String> running =
        bot.statusOrEmpty()
            .runningStrategy()
            .filter(r -> strategy.equals(r.name()))
            .map(RunningStrategy::version);
    boolean failing =
        running.isPresent()
            && Conditions.find(bot.statusOrEmpty().conditions(), ConditionType.Ready)
                .filter(c -> ConditionStatus.False.name().equals(c.getStatus()))
                .filter(c -> FAILURES.contains(c.getReason()))
                .isPresent();
    return new StrategyUse(
        bot.getMetadata().getName(),
        bot.getSpec().strategy().pinnedVersion(),
        running,
        failing,
        BotSigns.of(bot));
  }

  private static final java.util.Set<String> FAILURES =
      java.util.Set.of("StrategyNotLoaded", "StrategyError", "CoolingDown", "BackOff", "Crashed");

  /** Whether this bot needs that version to be kept. */
  public boolean needs(String version) {
    return pinned.filter(version::equals).isPresent()
        || running.filter(version::equals).isPresent();
  }

  /** Whether a roll-out decides its version. */
  public boolean follows() {
    return pinned.isEmpty() && !sign.leaving();
  }

  /** Whether it has loaded that version. */
  public boolean runs(String version) {
    return running.filter(version::equals).isPresent();
  }

  /** The same of a bot whose agent has not said since then whether all that is so. */
  StrategyUse awaitedSince(Instant since) {
    return new StrategyUse(bot, pinned, running, failing, sign.awaitedSince(since));
  }

  /** Without what changes with the market. */
  public StrategyUse steady() {
    return new StrategyUse(bot, pinned, running, failing, sign.steady());
  }
}
