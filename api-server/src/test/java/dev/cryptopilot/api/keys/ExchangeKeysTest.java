// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cryptopilot.api.http.FieldError;
import dev.cryptopilot.api.http.Json;
import dev.cryptopilot.api.http.Refused;
import dev.cryptopilot.api.kube.KeySecrets;
import dev.cryptopilot.crds.bot.Bot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExchangeKeysTest {

  private static final Optional<KeySecrets.Kept> KEPT =
      Optional.of(new KeySecrets.Kept(List.of("key", "secret"), Instant.EPOCH));

  @Test
  void theyAreReadAndNeverPrinted() {
    ExchangeKeys keys = ExchangeKeys.read(json("{'key':' k1 ','secret':'s1','other':'x'}"));

    assertThat(keys.values()).containsEntry("key", "k1").containsEntry("secret", "s1").hasSize(2);
    assertThat(keys).hasToString("ExchangeKeys[key, secret]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'secret':'s'}        | key",
        "{'key':'k'}           | secret",
        "{'key':'','secret':'s'} | key",
        "{'walletAddress':'w'} | privateKey",
        "{'privateKey':'p','key':'k'} | walletAddress"
      })
  void halfOfAPairIsRefused(String body, String field) {
    Refused refused = catchThrowableOfType(Refused.class, () -> ExchangeKeys.read(json(body)));

    assertThat(refused.error().errors()).extracting(FieldError::path).containsExactly(field);
  }

  @Test
  void aLiveBotShowsWhatTheOperatorSaysAgainstItsKeys() {
    KeyReport report = KeyReport.of(bot("Live", "trader-keys"), KEPT);

    assertThat(report.used()).isTrue();
    assertThat(report.problem()).hasValueSatisfying(p -> assertThat(p).contains("same account"));
  }

  @Test
  void aPaperBotRefersToKeysAndDoesNotUseThem() {
    KeyReport report = KeyReport.of(bot("Paper", "trader-keys"), KEPT);

    assertThat(report.referred()).isTrue();
    assertThat(report.used()).isFalse();
    assertThat(report.problem()).isEmpty();
  }

  @Test
  void anotherSecretIsNotOurs() {
    KeyReport report = KeyReport.of(bot("Live", "by-hand"), Optional.empty());

    assertThat(report.configured()).isFalse();
    assertThat(report.referred()).isFalse();
    assertThat(report.used()).isFalse();
  }

  private static Bot bot(String mode, String secret) {
    String json =
        """
        {"metadata": {"name": "trader", "generation": 3},
         "spec": {"owner": "alice", "mode": "%s", "strategy": {"name": "s"},
                  "exchange": {"name": "kraken", "credentialsSecret": "%s"},
                  "market": {"stakeCurrency": "USD", "pairs": ["BTC/USD"]}},
         "status": {"observedGeneration": 3, "conditions": [
           {"type": "Accepted", "status": "False", "reason": "CredentialsInUse",
            "message": "bot default/other trades with the same account already"}]}}
        """
            .formatted(mode, secret);
    return Json.mapper().convertValue(parsed(json), Bot.class);
  }

  private static JsonNode parsed(String text) {
    try {
      return Json.parse(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode json(String text) {
    return parsed(text.replace('\'', '"'));
  }
}
