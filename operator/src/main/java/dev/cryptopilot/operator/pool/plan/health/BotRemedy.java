// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan.health;

import java.util.Optional;

/** What helps a bot that is not well, and who does it. */
public final class BotRemedy {

  private BotRemedy() {}

  /**
   * A sentence for people.
   *
   * @param reason as the agent says it
   * @param nextStartAt when the agent tries again, ISO-8601
   */
  public static String of(String reason, Optional<String> nextStartAt) {
    return base(reason) + nextStartAt.map(at -> "; next try at " + at).orElse("");
  }

  private static String base(String reason) {
    return switch (reason) {
      case "ConfigurationError", "SchemaError" -> "mend the field that the message names";
      case "StrategyNotLoaded", "StrategyError" ->
          "mend the strategy and raise its version, or name another one in spec.strategy";
      case "UnknownExchange" -> "mend spec.exchange.name";
      case "StakeCurrencyNotOnExchange" -> "mend spec.market.stakeCurrency";
      case "NoPairs", "UnknownPair" -> "mend spec.market.pairs";
      case "WaitingForExchange", "ExchangeUnreachable" ->
          "nothing to do: it is tried every few seconds until the exchange answers";
      case "MemoryHigh", "MemoryWatermark" ->
          "give it fewer pairs, or raise spec.health.memoryPerBot of the pool";
      case "OpenTrades" -> "close them by hand, or delete with spec.onDelete.positions: Keep";
      case "DatabaseError" -> "look at the bot's log; its database may have to be restored";
      case "AlreadyRunning" -> "end the other process that uses the bot's database";
      case "Starting", "Stopping", "Arriving", "RestartedLately" ->
          "nothing to do: the agent is at it";
      case "LoopStalled", "ApiSilent", "Stalled", "StartTimeout" ->
          "the agent restarts it; if it comes back, look at the bot's log";
      default -> "the agent restarts it; the bot's log says more";
    };
  }
}
