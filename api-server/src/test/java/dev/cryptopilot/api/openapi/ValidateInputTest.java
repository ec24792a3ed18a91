// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.cryptopilot.api.http.Access;
import dev.cryptopilot.api.http.Answer;
import dev.cryptopilot.api.http.ApiError;
import dev.cryptopilot.api.http.Call;
import dev.cryptopilot.api.http.Calls;
import dev.cryptopilot.api.http.FieldError;
import dev.cryptopilot.api.http.Refused;
import dev.cryptopilot.api.http.Route;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValidateInputTest {

  private static final String DOCUMENT =
      """
      paths:
        /api/things/{id}:
          post:
            parameters:
              - {name: id, in: path, required: true, schema: {type: string, maxLength: 5}}
              - {$ref: '#/components/parameters/limit'}
              - {name: deep, in: query, schema: {type: boolean}}
            requestBody:
              content:
                application/json:
                  schema: {$ref: '#/components/schemas/Thing'}
      components:
        parameters:
          limit: {name: limit, in: query, schema: {type: integer, minimum: 1, maximum: 10}}
        schemas:
          Thing:
            type: object
            required: [amount]
            properties:
              amount: {type: number, exclusiveMinimum: 0}
              at: {type: string, format: date-time}
              levels: {type: array, items: {$ref: '#/components/schemas/Level'}}
          Level: {type: object, properties: {percentage: {type: number}}}
      """;
  private static final Route ROUTE =
      Route.post("/api/things/{id}", new Access.User(), call -> Answer.ok(Map.of()));

  private final ApiDocument document = new ApiDocument(yaml(DOCUMENT));
  private final ValidateInput stage = new ValidateInput(document, new Schemas(document));

  @ParameterizedTest
  @CsvSource({
    "'{amount: 1}', ok",
    "'{amount: 0.1, at: \"2026-01-01T00:00:00Z\", other: 1}', ok",
    "'{}', amount",
    "'{amount: 0}', amount",
    "'{amount: \"1\"}', amount",
    "'{amount: 1, at: yesterday}', at",
    "'{amount: 1, levels: {}}', levels",
    "'{amount: 1, levels: [{percentage: x}]}', levels/0/percentage"
  })
  void bodiesAreHeldAgainstTheirSchema(String body, String wrong) {
    check(Calls.with(call("1"), yaml(body)), wrong);
  }

  @ParameterizedTest
  @CsvSource({
    "limit, 10, ok",
    "limit, 11, limit",
    "limit, x, limit",
    "limit, 1.5, limit",
    "limit, 1e999999999, limit",
    "deep, true, ok",
    "deep, maybe, deep",
    "unknown, 1, ok"
  })
  void parametersAreHeldAgainstTheirs(String name, String value, String wrong) {
    check(Calls.with(Calls.from("::1"), Map.of("id", "1"), Map.of(name, value)), wrong);
  }

  @Test
  void pathParametersToo() {
    check(call("123456"), "id");
  }

  private static Call call(String id) {
    return Calls.with(Calls.from("::1"), Map.of("id", id), Map.of());
  }

  private void check(Call call, String wrong) {
    if (wrong.equals("ok")) {
      assertThat(stage.pass(ROUTE, call)).isEqualTo(call);
      return;
    }
    assertThatThrownBy(() -> stage.pass(ROUTE, call))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.error().kind()).isEqualTo(ApiError.Kind.INVALID);
              assertThat(refused.error().errors()).extracting(FieldError::path).contains(wrong);
              assertThat(refused).hasMessageStartingWith("Validation failed: ");
            });
  }

  private static JsonNode yaml(String text) {
    try {
      return new ObjectMapper(new YAMLFactory()).readTree(text);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
