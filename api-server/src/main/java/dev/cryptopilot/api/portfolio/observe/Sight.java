// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.portfolio.observe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cryptopilot.api.agent.BotAddress;
import dev.cryptopilot.api.bots.ContainerStatus;
import dev.cryptopilot.crds.bot.Bot;
import java.util.List;
import java.util.Optional;

/**
 * What is known about one bot at one moment.
 *
 * @param strategy class name
 * @param worth empty for a live bot that never said anything
 * @param openTrades as freqtrade documents them; the last known ones when the bot did not answer
 */
public record Sight(
    Bot bot,
    String instanceId,
    String strategy,
    ContainerStatus condition,
    Seen seen,
    Optional<Worth> worth,
    List<JsonNode> openTrades) {

  /** How the bot was seen. */
  public enum Seen {
    /** It answered. */
    LIVE,
    /** It has no process and is to have none: its last figures are right. */
    AT_REST,
    /** It ought to answer and does not: figures are the last known. */
    STALE
  }

  public Sight {
    openTrades = List.copyOf(openTrades);
  }

  /** Of the stake. */
  public String currency() {
    return bot.getSpec().market().stakeCurrency();
  }

  public boolean isLive() {
    return seen == Seen.LIVE;
  }

  public boolean isStale() {
    return seen == Seen.STALE;
  }

  public Optional<BotAddress> address() {
    return BotAddress.of(bot);
  }
}
