// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.positions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cryptopilot.api.http.Access;
import dev.cryptopilot.api.http.Answer;
import dev.cryptopilot.api.http.Call;
import dev.cryptopilot.api.http.Route;
import dev.cryptopilot.api.http.Tier;
import dev.cryptopilot.api.portfolio.Portfolios;
import dev.cryptopilot.api.portfolio.plan.Portfolio;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Trades of the caller's bots. */
public final class PositionRoutes {

  private static final Access USER = new Access.User();
  private static final Access OWNER = new Access.Owner("botId");
  private static final String OPEN = "open";

  private final Portfolios portfolios;
  private final Positions positions;
  private final Clock clock;

  public PositionRoutes(Portfolios portfolios, Positions positions, Clock clock) {
    this.portfolios = portfolios;
    this.positions = positions;
    this.clock = clock;
  }

  public List<Route> routes() {
    return List.of(
        Route.get("/api/freqtrade/portfolio/positions", USER, this::all),
        Route.get("/api/positions", USER, this::all).tier(Tier.B),
        Route.get("/api/trades", USER, this::trades).tier(Tier.B),
        Route.get("/api/portfolio/positions/{botId}", OWNER, this::ofBot).tier(Tier.C));
  }

  private Answer all(Call call) {
    String owner = call.caller().userId();
    return answer(owner, portfolios.now(owner), filter(call));
  }

  private Answer ofBot(Call call) {
    String owner = call.bot().owner();
    Portfolio all = portfolios.now(owner);
    List<Portfolio.Holding> one =
        all.holdings().stream()
            .filter(holding -> holding.sight().instanceId().equals(call.bot().instanceId()))
            .toList();
    return answer(
        owner,
        new Portfolio(all.at(), all.currency(), all.value(), all.starting(), all.active(), one),
        filter(call));
  }

  private Answer trades(Call call) {
    List<ObjectNode> trades =
        positions.closed(portfolios.now(call.caller().userId())).stream()
            .map(one -> PositionBody.of(one, clock.millis()))
            .toList();
    return Answer.ok(Map.of("success", true, "trades", trades, "count", trades.size()));
  }

  private static String filter(Call call) {
    return call.query().find("status").orElse(OPEN);
  }

  private Answer answer(String owner, Portfolio portfolio, String filter) {
    List<Position> found = new ArrayList<>();
    if (!filter.equals("closed")) {
      found.addAll(Positions.open(portfolio));
    }
    if (!filter.equals(OPEN)) {
      found.addAll(positions.closed(portfolio));
    }
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("timestamp", portfolio.at().toEpochMilli());
    metadata.put("userId", owner);
    metadata.put("filter", filter);
    metadata.put("source", "bots");
    metadata.put("currency", portfolio.currency());
    metadata.put("rates", portfolio.rates());
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("success", true);
    body.put("positions", found.stream().map(one -> PositionBody.of(one, clock.millis())).toList());
    body.put("summary", PositionSummary.of(found));
    body.put("metadata", metadata);
    return Answer.ok(body);
  }
}
