// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValuesTest {

  private record Money(BigDecimal amount, Optional<String> note, Instant at) {}

  @ParameterizedTest
  @CsvSource({
    "1000.00000000, 1000",
    "0.10, 0.1",
    "1E+3, 1000",
    "0.00000001, 0.00000001",
    "0E-8, 0"
  })
  void moneyIsAPlainNumber(String amount, String written) {
    Money money = new Money(new BigDecimal(amount), Optional.empty(), Instant.EPOCH);

    assertThat(new String(Json.bytes(money), StandardCharsets.UTF_8))
        .isEqualTo("{\"amount\":" + written + ",\"at\":\"1970-01-01T00:00:00Z\"}");
  }

  @Test
  void timesAreWrittenToTheMillisecond() {
    Instant fine = Instant.parse("2026-11-22T08:12:17.273320079Z");

    assertThat(new String(Json.bytes(fine), StandardCharsets.UTF_8))
        .isEqualTo("\"2026-11-22T08:12:17.273Z\"");
    assertThat(Json.mapper().valueToTree(fine).textValue()).isEqualTo("2026-11-22T08:12:17.273Z");
  }

  @Test
  void aBodyBecomesARecordOrIsRefused() {
    ObjectNode good = Json.mapper().createObjectNode().put("amount", new BigDecimal("0.1"));
    ObjectNode bad = Json.mapper().createObjectNode().put("at", "never");

    assertThat(Calls.with(Calls.from("::1"), good).bodyAs(Money.class).amount())
        .isEqualByComparingTo("0.1");
    assertThatThrownBy(() -> Calls.with(Calls.from("::1"), bad).bodyAs(Money.class))
        .isInstanceOf(Refused.class);
    assertThatThrownBy(() -> Calls.from("::1").caller()).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> Calls.from("::1").bot()).isInstanceOf(IllegalStateException.class);
  }

  @ParameterizedTest
  @CsvSource({"5, 5", "'', -1", "0, -1", "11, -1", "x, -1", "5.5, -1"})
  void wholeNumbersOfTheQueryHaveBounds(String text, long value) {
    Parameters query = new Parameters(Map.of("limit", text));

    if (value < 0) {
      assertThatThrownBy(() -> query.integer("limit", 3, 1, 10))
          .isInstanceOf(Refused.class)
          .hasMessageContaining("limit must be a whole number from 1 to 10");
    } else {
      assertThat(query.integer("limit", 3, 1, 10)).isEqualTo(value);
    }
    assertThat(query.integer("offset", 3, 1, 10)).isEqualTo(3);
  }

  @Test
  void errorsHaveOneShape() {
    ApiError error =
        ApiError.invalid("Insufficient funds", FieldError.inBody("amount", "is too much"))
            .with("availableBalance", 5);

    assertThat(error.status()).isEqualTo(400);
    assertThat(error.body())
        .containsEntry("success", false)
        .containsEntry("message", "Insufficient funds")
        .containsEntry("error", "INVALID")
        .containsEntry("availableBalance", 5)
        .containsKey("errors");
  }
}
