// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.positions;

import static dev.cryptopilot.api.portfolio.observe.Bots.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cryptopilot.api.portfolio.observe.Bots;
import dev.cryptopilot.api.portfolio.plan.Aggregation;
import dev.cryptopilot.api.portfolio.plan.Portfolio;
import dev.cryptopilot.api.portfolio.plan.Rate;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PositionTest {

  private static final String WINNER =
      """
      {"trade_id": 7, "pair": "BTC/EUR", "is_open": true, "is_short": false, "amount": 0.01,
       "stake_amount": 500, "open_rate": 50000.0, "current_rate": 51000.0, "profit_abs": 9.5,
       "total_profit_abs": 12.5, "realized_profit": 3.0, "profit_pct": 1.9, "profit_ratio": 0.019,
       "open_timestamp": 1795262280000, "base_currency": "BTC", "enter_tag": null,
       "fee_open": 0.0026, "nr_of_successful_entries": 1, "nr_of_successful_exits": 1}
      """;
  private static final String LOSER =
      """
      {"trade_id": 8, "pair": "ETH/USD", "is_open": true, "is_short": true, "amount": 1,
       "stake_amount": 100, "open_rate": 100, "profit_abs": -2}
      """;

  private static final Rate RATE =
      new Rate("EUR", "USD", new BigDecimal("1.1"), List.of("EUR/USD 1.1 on kraken"), NOW);

  private final Portfolio portfolio =
      Aggregation.of(
          List.of(
              Bots.live(Bots.bot("euro", "EUR"), "1000", WINNER),
              Bots.live(Bots.bot("dollar", "USD"), "1000", LOSER)),
          "USD",
          Map.of("EUR", RATE),
          NOW);

  @Test
  void bothSetsOfNamesAreThereAndNumbersAreNumbers() {
    ObjectNode body =
        PositionBody.of(Positions.open(portfolio).getFirst(), 1_795_262_280_000L + 180_000);

    assertThat(body.path("botId").asText()).isEqualTo("euro");
    assertThat(body.path("side").asText()).isEqualTo("long");
    assertThat(body.path("amount").isNumber()).isTrue();
    assertThat(body.path("entryPrice").decimalValue()).isEqualByComparingTo("50000");
    assertThat(body.path("currentPrice").decimalValue()).isEqualByComparingTo("51000");
    assertThat(body.path("pnl").decimalValue()).isEqualByComparingTo("12.5");
    assertThat(body.path("pnlPercent").decimalValue()).isEqualByComparingTo("1.9");
    assertThat(body.path("mode").asText()).isEqualTo("paper");
    assertThat(body.path("openRate")).isEqualTo(body.path("entryPrice"));
    assertThat(body.path("baseCurrency").asText()).isEqualTo("BTC");
    assertThat(body.path("feeOpen").decimalValue()).isEqualByComparingTo("0.0026");
    assertThat(body.path("profitUsd").decimalValue()).isEqualByComparingTo("13.75");
    assertThat(body.path("orderCount").intValue()).isEqualTo(2);
    assertThat(body.path("durationMinutes").intValue()).isEqualTo(3);
    assertThat(body.has("enterTag")).isFalse();
  }

  @Test
  void aTradeThatSaysLittleStillHasTheNumbersTheTableReads() {
    ObjectNode body = PositionBody.of(Positions.open(portfolio).getLast(), NOW.toEpochMilli());

    assertThat(body.path("side").asText()).isEqualTo("short");
    assertThat(body.path("pnl").decimalValue()).isEqualByComparingTo("-2");
    assertThat(body.path("currentPrice").isNumber()).isTrue();
    assertThat(body.path("pnlPercent").isNumber()).isTrue();
  }

  @Test
  void sumsAreInOneCurrency() {
    PositionSummary summary = PositionSummary.of(Positions.open(portfolio));

    assertThat(summary.totalPositions()).isEqualTo(2);
    assertThat(summary.openPositions()).isEqualTo(2);
    assertThat(summary.total()).isEqualByComparingTo("11.75");
    assertThat(summary.realized()).isEqualByComparingTo("3.3");
    assertThat(summary.unrealized()).isEqualByComparingTo("8.45");
    assertThat(summary.totalStakeAmount()).isEqualByComparingTo("650");
    assertThat(summary.averagePositionSize()).isEqualByComparingTo("325");
    assertThat(summary.winRate()).isEqualByComparingTo("50");
    assertThat(summary.profitablePositions()).isEqualTo(1);
    assertThat(summary.losingPositions()).isEqualTo(1);
    assertThat(summary.uniqueBots()).isEqualTo(2);
  }

  @Test
  void noPositionsNoDivision() {
    assertThat(PositionSummary.of(List.of()).winRate()).isZero();
    assertThat(PositionSummary.of(List.of()).averagePositionSize()).isZero();
  }
}
