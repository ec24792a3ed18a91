// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.bots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cryptopilot.api.http.FieldError;
import dev.cryptopilot.api.http.Json;
import dev.cryptopilot.api.http.Refused;
import dev.cryptopilot.api.wallet.BotRef;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BotOrderReaderTest {

  @Test
  void absentFieldsHaveTheDefaultsOfTheClient() throws IOException {
    BotOrder order = read("{'instanceId':'a-bot-1','initialBalance':500}");

    assertThat(order.exchange().id()).isEqualTo("kraken");
    assertThat(order.pairs()).containsExactly("BTC/USD", "ETH/USD", "ADA/USD", "SOL/USD");
    assertThat(order.stakeAmount().orElseThrow()).isEqualByComparingTo("100");
    assertThat(order.maxOpenTrades()).isEqualTo(3);
    assertThat(order.timeframe()).isEqualTo("15m");
    assertThat(order.riskTemplate()).isEqualTo("balanced");
  }

  @Test
  void pairsAreQuotedInTheStakeCurrency() throws IOException {
    BotOrder order =
        read(
            "{'instanceId':'a','initialBalance':'500.5','stake_currency':'USDT',"
                + "'stake_amount':'unlimited','tradingPairs':['BTC/USD','BTC/USDT','ETH/USD']}");

    assertThat(order.pairs()).containsExactly("BTC/USDT", "ETH/USDT");
    assertThat(order.stakeAmount()).isEmpty();
    assertThat(order.initialBalance()).isEqualByComparingTo("500.5");
  }

  @Test
  void moneyIsRoundedAsTheWalletRounds() throws IOException {
    BotOrder order =
        read(
            "{'instanceId':'a','initialBalance':260.9083333325,'stake_amount':33.333333333333336}");

    assertThat(order.initialBalance()).isEqualByComparingTo("260.90833333");
    assertThat(order.stakeAmount().orElseThrow()).isEqualByComparingTo("33.33333333");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'initialBalance':5}                                        | instanceId",
        "{'instanceId':'../x','initialBalance':5}                    | instanceId",
        "{'instanceId':'a'}                                          | initialBalance",
        "{'instanceId':'a','initialBalance':0}                       | initialBalance",
        "{'instanceId':'a','initialBalance':1e-9}                    | initialBalance",
        "{'instanceId':'a','initialBalance':5,'stake_amount':6}      | stake_amount",
        "{'instanceId':'a','initialBalance':5,'max_open_trades':0}   | max_open_trades",
        "{'instanceId':'a','initialBalance':5,'max_open_trades':1.5} | max_open_trades",
        "{'instanceId':'a','initialBalance':5,'exchange':'mtgox'}    | exchange",
        "{'instanceId':'a','initialBalance':5,'timeframe':'7x'}      | timeframe",
        "{'instanceId':'a','initialBalance':5,'dry_run':false}       | dry_run",
        "{'instanceId':'a','initialBalance':5,'tradingPairs':['B']}  | tradingPairs",
        "{'instanceId':'a','initialBalance':5,'riskTemplate':'yolo'} | riskTemplate"
      })
  void aWrongFieldIsNamed(String json, String field) {
    Refused refused = catchThrowableOfType(Refused.class, () -> read(json));

    assertThat(refused.error().status()).isEqualTo(400);
    assertThat(refused.error().errors()).extracting(FieldError::path).containsExactly(field);
    assertThat(refused.error().message()).contains(field);
  }

  @ParameterizedTest
  @ValueSource(strings = {"alice-bot-1", "9 lives", "Über.bot@home", "---", "日本", "A"})
  void everyInstanceIdHasANameThatKubernetesTakes(String id) {
    BotRef bot = new BotRef("0123456789abcdef01234567", id + "x".repeat(60));

    assertThat(InstanceIds.resourceName(bot)).matches("[a-z]([-a-z0-9]*[a-z0-9])?");
    assertThat(InstanceIds.resourceName(bot).length()).isLessThanOrEqualTo(52);
    assertThat(InstanceIds.resourceName(bot))
        .isNotEqualTo(InstanceIds.resourceName(new BotRef("another", bot.instanceId())));
  }

  private static BotOrder read(String json) throws IOException {
    return BotOrderReader.read(
        Json.parse(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
  }
}
