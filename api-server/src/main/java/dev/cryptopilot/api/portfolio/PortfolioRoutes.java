// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.portfolio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cryptopilot.api.http.Access;
import dev.cryptopilot.api.http.Answer;
import dev.cryptopilot.api.http.Call;
import dev.cryptopilot.api.http.Json;
import dev.cryptopilot.api.http.Route;
import dev.cryptopilot.api.http.Tier;
import dev.cryptopilot.api.portfolio.snapshot.Snapshot;
import dev.cryptopilot.api.portfolio.snapshot.SnapshotStore;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The caller's portfolio, now and before. */
public final class PortfolioRoutes {

  private static final Access USER = new Access.User();
  private static final long LONGEST_TIME = 4_102_444_800_000L;
  private static final long MOST = 1_000;
  private static final long USUAL = 100;

  private final Portfolios portfolios;
  private final SnapshotStore history;
  private final Clock clock;

  public PortfolioRoutes(Portfolios portfolios, SnapshotStore history, Clock clock) {
    this.portfolios = portfolios;
    this.history = history;
    this.clock = clock;
  }

  public List<Route> routes() {
    return List.of(
        Route.get("/api/freqtrade/portfolio", USER, this::now),
        Route.get("/api/portfolio", USER, this::now).tier(Tier.B),
        Route.get("/api/freqtrade/portfolio/history", USER, this::history).tier(Tier.B));
  }

  private Answer now(Call call) {
    ObjectNode body = Json.mapper().createObjectNode().put("success", true);
    PortfolioBody portfolio = PortfolioBody.of(portfolios.now(call.caller().userId()));
    body.setAll((ObjectNode) Json.mapper().valueToTree(portfolio));
    return Answer.ok(body);
  }

  /** The newest of the stretch, oldest first. */
  private Answer history(Call call) {
    long until = clock.millis();
    long limit = call.query().integer("limit", USUAL, 1, MOST);
    long from = call.query().integer("from", 0, 0, LONGEST_TIME);
    long to = call.query().integer("to", until, 0, LONGEST_TIME);
    List<Snapshot> rows =
        history.between(
            call.caller().userId(), Instant.ofEpochMilli(from), Instant.ofEpochMilli(to + 1));
    List<Map<String, Object>> newest =
        rows.subList((int) Math.max(0, rows.size() - limit), rows.size()).stream()
            .map(PortfolioRoutes::line)
            .toList();
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("success", true);
    body.put("snapshots", newest);
    body.put("count", newest.size());
    body.put("period", Map.of("from", from, "to", to));
    return Answer.ok(body);
  }

  private static Map<String, Object> line(Snapshot row) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("timestamp", row.at().toEpochMilli());
    line.put("durationSeconds", row.tier().width().toSeconds());
    line.put("currency", row.currency());
    line.put("portfolioValue", row.value());
    line.put("totalPnL", row.profit());
    line.put("activeBots", row.activeBots());
    line.put("botCount", row.botCount());
    line.put("snapshotCount", row.samples());
    return line;
  }
}
