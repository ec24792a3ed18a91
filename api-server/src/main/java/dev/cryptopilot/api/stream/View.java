// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.stream;

import dev.cryptopilot.api.portfolio.BotLine;
import dev.cryptopilot.api.portfolio.PortfolioBody;
import dev.cryptopilot.api.portfolio.plan.Portfolio;
import dev.cryptopilot.api.positions.Position;
import dev.cryptopilot.api.positions.Positions;
import java.util.List;

/**
 * What a person would see now.
 *
 * @param positions open ones
 */
record View(PortfolioBody portfolio, List<Position> positions) {

  View {
    positions = List.copyOf(positions);
  }

  /** Pure. */
  static View of(Portfolio portfolio) {
    return new View(PortfolioBody.of(portfolio), Positions.open(portfolio));
  }

  /** Bots by what changes seldom: prices are not in it. */
  List<String> botStates() {
    return portfolio.bots().stream().map(View::state).toList();
  }

  private static String state(BotLine bot) {
    return bot.instanceId()
        + " "
        + bot.containerStatus()
        + " "
        + bot.stale()
        + " "
        + bot.strategy()
        + " "
        + bot.metrics().map(BotLine.Metrics::openTrades).orElse(0);
  }
}
