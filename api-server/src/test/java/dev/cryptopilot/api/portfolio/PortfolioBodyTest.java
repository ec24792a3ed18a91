// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.portfolio;

import static dev.cryptopilot.api.portfolio.observe.Bots.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cryptopilot.api.http.Json;
import dev.cryptopilot.api.portfolio.observe.Bots;
import dev.cryptopilot.api.portfolio.observe.Sight;
import dev.cryptopilot.api.portfolio.plan.Aggregation;
import dev.cryptopilot.api.portfolio.plan.Portfolio;
import dev.cryptopilot.api.portfolio.plan.Rate;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortfolioBodyTest {

  private static final Rate EUR_USD =
      new Rate("EUR", "USD", new BigDecimal("1.1"), List.of("EUR/USD 1.1 on kraken"), NOW);

  @Test
  void sumsAreOverAllBotsAndSayWhichAreOld() {
    JsonNode body =
        body(
            List.of(
                Bots.live(Bots.bot("one", "USD"), "1100", "{\"pair\":\"BTC/USD\"}"),
                Bots.live(Bots.bot("two", "USD"), "950"),
                Bots.sight(Bots.bot("away", "USD"), Sight.Seen.STALE, "1000"),
                Bots.sight(Bots.bot("off", "USD"), Sight.Seen.AT_REST, "1050")),
            Map.of());

    assertThat(body.path("portfolioValue").decimalValue()).isEqualByComparingTo("4100");
    assertThat(body.path("totalPnL").decimalValue()).isEqualByComparingTo("100");
    assertThat(body.path("totalStartingCapital")).isEqualTo(body.path("startingBalance"));
    assertThat(body.path("profitLossPercentage").decimalValue()).isEqualByComparingTo("2.5");
    assertThat(body.path("activeBots").intValue()).isEqualTo(2);
    assertThat(body.path("botCount").intValue()).isEqualTo(4);
    assertThat(body.path("stale").booleanValue()).isTrue();
    assertThat(body.at("/bots/0/status/0/pair").asText()).isEqualTo("BTC/USD");
    assertThat(body.at("/bots/1/status").isArray()).isTrue();
    assertThat(body.at("/bots/1/error").isMissingNode()).isTrue();
    assertThat(body.at("/bots/2/status").isMissingNode()).isTrue();
    assertThat(body.at("/bots/2/error").asText()).contains("offline");
    assertThat(body.at("/bots/2/stale").booleanValue()).isTrue();
    assertThat(body.at("/bots/3/status").asText()).isEqualTo("stopped");
    assertThat(body.at("/bots/3/stale").booleanValue()).isFalse();
  }

  @Test
  void anotherCurrencyIsConvertedAndTheRateIsNamed() {
    JsonNode body =
        body(
            List.of(
                Bots.live(Bots.bot("one", "USD"), "1000"),
                Bots.live(Bots.bot("two", "EUR"), "1100")),
            Map.of("EUR", EUR_USD));

    assertThat(body.path("portfolioValue").decimalValue()).isEqualByComparingTo("2210");
    assertThat(body.path("totalPnL").decimalValue()).isEqualByComparingTo("110");
    assertThat(body.at("/rates/0/via/0").asText()).isEqualTo("EUR/USD 1.1 on kraken");
    assertThat(body.at("/bots/1/rate").decimalValue()).isEqualByComparingTo("1.1");
    assertThat(body.at("/bots/1/metrics/totalBalance").decimalValue()).isEqualByComparingTo("1100");
  }

  @Test
  void whatCannotBeConvertedIsLeftOutAndSaysSo() {
    JsonNode body =
        body(
            List.of(
                Bots.live(Bots.bot("one", "USD"), "1000"),
                Bots.live(Bots.bot("two", "EUR"), "1100"),
                Bots.sight(Bots.bot("three", "USD"), Sight.Seen.STALE, "")),
            Map.of());

    assertThat(body.path("portfolioValue").decimalValue()).isEqualByComparingTo("1000");
    assertThat(body.at("/bots/1/counted").booleanValue()).isFalse();
    assertThat(body.path("unconverted")).hasToString("[\"EUR\"]");
    assertThat(body.at("/bots/1/error").asText()).contains("No market price converts EUR");
    assertThat(body.at("/bots/2/counted").booleanValue()).isFalse();
    assertThat(body.at("/bots/2").has("metrics")).isFalse();
  }

  @Test
  void withoutBotsEverythingIsZero() {
    JsonNode body = body(List.of(), Map.of());

    assertThat(body.path("portfolioValue").decimalValue()).isZero();
    assertThat(body.path("profitLossPercentage").decimalValue()).isZero();
    assertThat(body.path("bots").isArray()).isTrue();
    assertThat(body.path("unconverted")).isEmpty();
    assertThat(body.path("stale").booleanValue()).isFalse();
  }

  private static JsonNode body(List<Sight> sights, Map<String, Rate> rates) {
    Portfolio portfolio = Aggregation.of(sights, "USD", rates, NOW);
    return Json.mapper().valueToTree(PortfolioBody.of(portfolio));
  }
}
