// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.portfolio.observe;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * What a pod's agent says about one bot.
 *
 * @param life names the process: another one has another life
 * @param trades counts of open and closed trades, as one word; changes when a trade begins or ends
 * @param openTrades empty while not known
 */
public record BotReport(
    String slot,
    String state,
    boolean ready,
    String life,
    String trades,
    Optional<Integer> openTrades,
    Optional<Figures> figures) {

  /** Pure. */
  static BotReport of(JsonNode bot) {
    JsonNode trading = bot.path("trading");
    boolean known = trading.hasNonNull("openTrades");
    return new BotReport(
        bot.path("id").asText(),
        bot.path("state").asText(),
        bot.path("ready").asBoolean(),
        bot.path("pid").asText() + "@" + bot.path("startedAt").asText(),
        trading.path("openTrades").asText() + "/" + trading.path("closedTrades").asText(),
        known ? Optional.of(trading.path("openTrades").asInt()) : Optional.empty(),
        Figures.reported(trading));
  }

  /** Whether a reader would look at the bot again: a state, a process or a trade is another. */
  boolean differs(BotReport before) {
    return !state.equals(before.state)
        || ready != before.ready
        || !life.equals(before.life)
        || !trades.equals(before.trades);
  }
}
