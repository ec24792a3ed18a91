// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.bots;

import dev.cryptopilot.api.strategies.StrategyShelf;
import dev.cryptopilot.crds.bot.Bot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Views of several bots of one owner. */
public final class BotViews {

  private final StrategyShelf shelf;

  public BotViews(StrategyShelf shelf) {
    this.shelf = shelf;
  }

  /** In the given order; bots of one pod are counted from 0. */
  public List<BotView> of(List<Bot> bots) {
    Map<String, Integer> taken = new HashMap<>();
    List<BotView> views = new ArrayList<>();
    for (Bot bot : bots) {
      Optional<Integer> index =
          Place.of(bot).map(place -> taken.merge(place.poolId(), 1, Integer::sum) - 1);
      views.add(BotView.of(bot, shelf.classNameOf(bot), index));
    }
    return views;
  }
}
