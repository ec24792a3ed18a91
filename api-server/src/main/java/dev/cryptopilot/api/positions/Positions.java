// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.positions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cryptopilot.api.agent.AgentClient;
import dev.cryptopilot.api.portfolio.plan.Portfolio;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/** Trades of all bots of a portfolio. */
public final class Positions {

  private static final String CLOSED_QUERY = "limit=200&order_by_id=false";
  private static final Comparator<Position> NEWEST_FIRST =
      Comparator.comparing((Position one) -> -one.trade().path("close_timestamp").asLong());

  private final AgentClient agents;
  private final ExecutorService threads;
  private final Duration patience;

  /**
   * Asks for closed trades with a deadline for each bot.
   *
   * @param threads one for each bot that is asked: virtual ones
   */
  public Positions(AgentClient agents, ExecutorService threads, Duration patience) {
    this.agents = agents;
    this.threads = threads;
    this.patience = patience;
  }

  /** Open ones, as the bots told with their worth. Pure. */
  public static List<Position> open(Portfolio portfolio) {
    return portfolio.holdings().stream()
        .flatMap(
            holding ->
                holding.sight().openTrades().stream().map(trade -> new Position(holding, trade)))
        .toList();
  }

  /** Closed ones, newest first: up to 200 of each bot that answers in time. */
  public List<Position> closed(Portfolio portfolio) {
    List<CompletableFuture<List<Position>>> answers =
        portfolio.holdings().stream()
            .filter(holding -> holding.sight().isLive())
            .map(this::closedLater)
            .toList();
    return answers.stream().flatMap(answer -> answer.join().stream()).sorted(NEWEST_FIRST).toList();
  }

  private CompletableFuture<List<Position>> closedLater(Portfolio.Holding holding) {
    return CompletableFuture.supplyAsync(() -> closed(holding), threads)
        .completeOnTimeout(List.of(), patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  private List<Position> closed(Portfolio.Holding holding) {
    List<Position> closed = new ArrayList<>();
    holding
        .sight()
        .address()
        .flatMap(at -> agents.json(at, "trades", CLOSED_QUERY))
        .ifPresent(
            answer -> {
              for (JsonNode trade : answer.path("trades")) {
                if (!trade.path("is_open").asBoolean()) {
                  closed.add(new Position(holding, trade));
                }
              }
            });
    return closed;
  }
}
