// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cryptopilot.api.http.Json;
import dev.cryptopilot.api.portfolio.BotLine;
import dev.cryptopilot.api.positions.Position;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which events a round sends. Pure. */
final class RoundPlanner {

  private RoundPlanner() {}

  /**
   * Always the whole of portfolio and positions; bots when one of them is another; and a trade for
   * each one that began or ended since the last round.
   *
   * @param before empty in the first round, which tells of no changes
   */
  static List<Draft> plan(Optional<View> before, View now) {
    List<Draft> drafts = new ArrayList<>();
    before.ifPresent(old -> drafts.addAll(trades(old, now)));
    drafts.add(Draft.whole("portfolio", now.portfolio()));
    drafts.add(Draft.whole("positions", positions(now)));
    if (before.filter(old -> !old.botStates().equals(now.botStates())).isPresent()) {
      drafts.add(Draft.whole("bot_update", now.portfolio().bots()));
    }
    return drafts;
  }

  private static Map<String, Object> positions(View view) {
    List<ObjectNode> briefs = view.positions().stream().map(Position::brief).toList();
    return Map.of("positions", briefs, "count", briefs.size());
  }

  /** Only of bots that answered: silence of a bot is not the end of its trades. */
  private static List<Draft> trades(View before, View now) {
    Set<String> answered =
        now.portfolio().bots().stream()
            .filter(bot -> !bot.stale())
            .map(BotLine::instanceId)
            .collect(Collectors.toSet());
    Map<String, Position> old = byKey(before, answered);
    Map<String, Position> fresh = byKey(now, answered);
    List<Draft> trades = new ArrayList<>();
    old.forEach(
        (key, position) -> {
          if (!fresh.containsKey(key)) {
            trades.add(trade("closed", position));
          }
        });
    fresh.forEach(
        (key, position) -> {
          if (!old.containsKey(key)) {
            trades.add(trade("opened", position));
          }
        });
    return trades;
  }

  private static Map<String, Position> byKey(View view, Set<String> bots) {
    Map<String, Position> byKey = new LinkedHashMap<>();
    view.positions().stream()
        .filter(position -> bots.contains(position.botId()))
        .forEach(position -> byKey.put(position.botId() + "/" + position.tradeId(), position));
    return byKey;
  }

  private static Draft trade(String what, Position position) {
    ObjectNode body = Json.mapper().createObjectNode().put("event", what);
    ObjectNode brief = position.brief();
    brief.put("status", what.equals("closed") ? "closed" : "open");
    body.set("position", brief);
    return Draft.change("trade", body);
  }
}
