// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cryptopilot.api.http.Access;
import dev.cryptopilot.api.http.Answer;
import dev.cryptopilot.api.http.Call;
import dev.cryptopilot.api.http.Calls;
import dev.cryptopilot.api.http.FieldError;
import dev.cryptopilot.api.http.Json;
import dev.cryptopilot.api.http.Refused;
import dev.cryptopilot.api.http.Route;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StorableInputTest {

  private static final Route ROUTE =
      Route.post("/api/things/{id}", new Access.User(), call -> Answer.ok(Map.of()));

  private final StorableInput stage = new StorableInput();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'a': null, 'b': true, 'c': [1, 2.50, -3e10], 'd': {'e': ''}}",
        "{'text': 'tab\\t line\\r\\n Ärger 日本 \\ud83d\\ude00 \\ufeff \\ufffd'}",
        "{'schlüssel \\ud83d\\ude00': 0.12345678}"
      })
  void whatAStoreKeepsPasses(String body) throws IOException {
    Call call = call(body);

    assertThat(stage.pass(ROUTE, call)).isEqualTo(call);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'a': {'': 1}}          | a       | has a member without a name",
        "{'a': '\\u0000'}        | a       | has U+0000, which cannot be stored",
        "{'a': ['x', '\\u007f']} | a/1     | has U+007F, which cannot be stored",
        "{'a': '\\u0085'}        | a       | has U+0085, which cannot be stored",
        "{'a': '\\u2028'}        | a       | has U+2028, which cannot be stored",
        "{'a': '\\uffff'}        | a       | has U+FFFF, which cannot be stored",
        "{'a': '\\udc00\\ud800'} | a       | has U+DC00, which cannot be stored",
        "{'a\\u0001': 1}         | a\\u0001 | in its name has U+0001, which cannot be stored",
        "{'a': 1e-999999999}     | a       | must have at most 64 digits and no exponent beyond 100",
        "{'a': 0e999999999}      | a       | must have at most 64 digits and no exponent beyond 100"
      })
  void whatNoStoreKeepsIsNamed(String body, String path, String problem) throws IOException {
    Refused refused = refused(call(body));

    assertThat(refused.error().status()).isEqualTo(400);
    assertThat(refused.error().errors()).containsExactly(FieldError.inBody(path, problem));
  }

  @Test
  void namesAndDepthHaveAnEnd() throws IOException {
    String longName = "n".repeat(StorableInput.NAME + 1);
    String deep = "{'a':".repeat(StorableInput.DEPTH) + "{}" + "}".repeat(StorableInput.DEPTH);

    assertThat(refused(call("{'" + longName + "': 1}")).getMessage()).contains("letters");
    assertThat(refused(call(deep)).getMessage()).contains("deeper than 32 levels");
  }

  @Test
  void parametersAreLookedAtToo() {
    Call path = Calls.with(Calls.from("::1"), Map.of("id", "a\u0000"), Map.of());
    Call query = Calls.with(Calls.from("::1"), Map.of(), Map.of("from", "\u0007"));

    assertThat(refused(path).error().errors().getFirst().location()).isEqualTo("path");
    assertThat(refused(query).error().errors().getFirst().location()).isEqualTo("query");
  }

  @Test
  void anAnswerNamesFewOfManyWrongFields() throws IOException {
    String many = "{'list': [" + "'\\u0000',".repeat(500) + "1]}";

    assertThat(refused(call(many)).error().errors()).hasSize(20);
  }

  private Refused refused(Call call) {
    return catchThrowableOfType(Refused.class, () -> stage.pass(ROUTE, call));
  }

  private static Call call(String body) throws IOException {
    return Calls.with(
        Calls.from("::1"), Json.parse(body.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
  }
}
