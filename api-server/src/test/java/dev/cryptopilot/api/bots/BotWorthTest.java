// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.bots;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cryptopilot.api.http.Json;
import dev.cryptopilot.api.wallet.Sighting.Worth;
import dev.cryptopilot.crds.bot.Bot;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BotWorthTest {

  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  /** Until the process begins anew it counts from the balance it began with. */
  @ParameterizedTest
  @CsvSource({
    "initial: '300',                    300, 310.5,  310.5",
    "initial: '350',                    300, 310.5,  360.5",
    "initial: '300' ~ withdrawn: '40',  300, 310.5,  270.5",
    "initial: '300' ~ withdrawn: '305', -5,  5.5,    5.5",
  })
  void worthIsWhatItWouldBeWithTheBalanceOfTheSpec(
      String wallet, String starting, String equity, BigDecimal value) throws IOException {
    Worth worth = BotWorth.measured(bot(wallet.replace('~', ',')), said(equity, starting, 0), NOW);

    assertThat(worth.value()).isEqualByComparingTo(value);
    assertThat(worth.reserved()).isZero();
    assertThat(worth.fresh()).isTrue();
  }

  @Test
  void whatIsInTradesIsAllThatIsNotFree() throws IOException {
    Worth worth = BotWorth.measured(bot("initial: '300'"), said("298", "300", 2), NOW);

    assertThat(worth.reserved()).isEqualByComparingTo("198");
    assertThat(worth.openTrades()).isEqualTo(2);
  }

  private static JsonNode said(String equity, String starting, int open) throws IOException {
    String json =
        """
        {"equity": "%s", "startingCapital": "%s", "free": "100", "openTrades": %d, "currency": "USDT"}
        """
            .formatted(equity, starting, open);
    return Json.parse(json.getBytes(StandardCharsets.UTF_8));
  }

  private static Bot bot(String wallet) {
    return Serialization.unmarshal(
        """
        metadata: {name: b}
        spec: {owner: o, mode: Paper, wallet: {%s}}
        """
            .formatted(wallet),
        Bot.class);
  }
}
