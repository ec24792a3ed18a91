// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.portfolio.observe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cryptopilot.api.bots.ContainerStatus;
import dev.cryptopilot.api.http.Json;
import dev.cryptopilot.crds.bot.Bot;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Bots and sights of them for tests. */
public final class Bots {

  public static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  private Bots() {}

  /** A paper bot of alice with 1000 that is placed nowhere. */
  public static Bot bot(String name, String currency, String... pairs) {
    return placed(name, currency, "", pairs);
  }

  /** As it stands in Kubernetes; {@code status} is YAML in flow form, or empty. */
  public static Bot placed(String name, String currency, String status, String... pairs) {
    String yaml =
        """
        apiVersion: crypto-pilot.dev/v1alpha1
        kind: Bot
        metadata: {name: %s, namespace: default, creationTimestamp: "2026-11-21T10:00:00Z"}
        spec:
          owner: alice
          mode: Paper
          strategy: {name: ema-rsi}
          exchange: {name: kraken}
          market: {stakeCurrency: %s, stakeAmount: "10", pairs: [%s], timeframe: 5m}
          wallet: {initial: "1000"}
        %s
        """
            .formatted(
                name,
                currency,
                String.join(", ", pairs.length == 0 ? new String[] {"BTC/" + currency} : pairs),
                status.isEmpty() ? "" : "status: " + status);
    return Serialization.unmarshal(yaml, Bot.class);
  }

  public static Sight live(Bot bot, String value, String... trades) {
    return sight(bot, Sight.Seen.LIVE, value, trades);
  }

  /** Worth {@code value}; an empty text = nobody ever could tell. */
  public static Sight sight(Bot bot, Sight.Seen seen, String value, String... trades) {
    Optional<Worth> worth =
        value.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new Worth(new BigDecimal(value), new BigDecimal("1000"), trades.length, NOW));
    ContainerStatus condition =
        seen == Sight.Seen.AT_REST ? ContainerStatus.STOPPED : ContainerStatus.RUNNING;
    return new Sight(
        bot,
        bot.getMetadata().getName(),
        "EmaRsi",
        condition,
        seen,
        worth,
        List.of(trades).stream().map(Bots::json).toList());
  }

  public static JsonNode json(String text) {
    try {
      return Json.parse(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
