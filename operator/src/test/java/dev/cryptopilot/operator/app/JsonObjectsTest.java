// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonObjectsTest {

  @Test
  void anObjectIsRead() {
    assertThat(JsonObjects.object("V", Optional.of("{\"a\":{\"b\":1}}")))
        .isEqualTo(Map.of("a", Map.of("b", 1)));
    assertThat(JsonObjects.strings("V", Optional.of("{\"a\":\"1\"}"))).isEqualTo(Map.of("a", "1"));
  }

  @Test
  void nothingIsAnEmptyObject() {
    assertThat(JsonObjects.object("V", Optional.empty())).isEmpty();
    assertThat(JsonObjects.strings("V", Optional.of("  "))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"[1]", "{", "x"})
  void whatIsNoObjectIsRefusedByTheNameOfTheVariable(String text) {
    assertThatThrownBy(() -> JsonObjects.object("PILOT_PAPER_EXCHANGE", Optional.of(text)))
        .isInstanceOf(JsonObjects.InvalidSetting.class)
        .hasMessageStartingWith("PILOT_PAPER_EXCHANGE");
  }

  @Test
  void aValueThatIsNoStringIsNamed() {
    assertThatThrownBy(() -> JsonObjects.strings("PILOT_RUNTIME_ENV", Optional.of("{\"A\":10}")))
        .hasMessageContaining("PILOT_RUNTIME_ENV")
        .hasMessageContaining("A in quotes");
  }

  @Test
  void theIdentityOfAProcessIsItsHostAndItsLife() {
    assertThat(OperatorIdentity.of("operator-0", "ab12").value()).isEqualTo("operator-0-ab12");
    assertThat(OperatorIdentity.of(null, "ab12").value()).isEqualTo("ab12");
    assertThat(OperatorIdentity.of(" ", "ab12").value()).isEqualTo("ab12");
  }
}
