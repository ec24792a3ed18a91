// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.portfolio.observe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cryptopilot.api.agent.AgentClient;
import dev.cryptopilot.api.agent.BotAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The last answers of bots. Whoever wants a fresh one waits for the question that is under way: a
 * bot is never asked twice at a time, whatever the number of clients.
 */
public final class Readings {

  private final AgentClient agents;
  private final PodFeeds feeds;
  private final Freshness freshness;
  private final ExecutorService threads;
  private final Clock clock;
  private final Map<String, Reading> known = new ConcurrentHashMap<>();
  private final Map<String, CompletableFuture<Optional<Reading>>> asked = new ConcurrentHashMap<>();

  /** Readings of nobody yet. */
  public Readings(
      AgentClient agents,
      PodFeeds feeds,
      Freshness freshness,
      ExecutorService threads,
      Clock clock) {
    this.agents = agents;
    this.feeds = feeds;
    this.freshness = freshness;
    this.threads = threads;
    this.clock = clock;
  }

  /** The last answer, however old. */
  public Optional<Reading> last(BotAddress bot) {
    return Optional.ofNullable(known.get(bot.slot()));
  }

  /**
   * A fresh answer.
   *
   * @param until the caller waits so long; the question itself goes on and is not asked again
   * @return empty when the bot did not answer in time
   */
  public Optional<Reading> fresh(BotAddress bot, Instant until) {
    Optional<BotReport> report = feeds.report(bot);
    Optional<Reading> last = last(bot);
    if (last.filter(one -> freshness.holds(one, report, clock.instant())).isPresent()) {
      return last;
    }
    CompletableFuture<Optional<Reading>> answer = asked.computeIfAbsent(bot.slot(), s -> ask(bot));
    try {
      long left = Math.max(0, Duration.between(clock.instant(), until).toMillis());
      return answer.get(left, TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /** Forgets bots that are no more. */
  public void keepOnly(Set<String> slots) {
    known.keySet().retainAll(slots);
  }

  private CompletableFuture<Optional<Reading>> ask(BotAddress bot) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            Optional<Reading> reading = read(bot);
            reading.ifPresent(one -> known.put(bot.slot(), one));
            return reading;
          } finally {
            asked.remove(bot.slot());
          }
        },
        threads);
  }

  private Optional<Reading> read(BotAddress bot) {
    // What the agent said before the questions: if it says another thing after, they are asked
    // again.
    Optional<BotReport> report = feeds.report(bot);
    // Not freqtrade's own balance: it counts trades at prices that are up to ten minutes old.
    return agents
        .worth(bot)
        .flatMap(Figures::reported)
        .flatMap(
            figures ->
                agents
                    .json(bot, "status")
                    .map(
                        status ->
                            new Reading(
                                figures.takenAt(clock.instant()),
                                withoutOrders(status),
                                report.map(BotReport::life).orElse(""),
                                report.map(BotReport::trades).orElse(""))));
  }

  private static List<JsonNode> withoutOrders(JsonNode status) {
    List<JsonNode> trades = new ArrayList<>();
    for (JsonNode trade : status) {
      // Orders are most of the text, and nobody reads them here.
      trades.add(trade instanceof ObjectNode object ? object.deepCopy().without("orders") : trade);
    }
    return trades;
  }
}
