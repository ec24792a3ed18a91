// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.cryptopilot.api.http.ApiError;
import dev.cryptopilot.api.http.Call;
import dev.cryptopilot.api.http.FieldError;
import dev.cryptopilot.api.http.Parameters;
import dev.cryptopilot.api.http.Refused;
import dev.cryptopilot.api.http.Route;
import dev.cryptopilot.api.http.Stage;
import dev.cryptopilot.api.input.StorableNumber;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Holds each call against the document: parameters and body. */
public final class ValidateInput implements Stage {

  private final ApiDocument document;
  private final Schemas schemas;

  public ValidateInput(ApiDocument document, Schemas schemas) {
    this.document = document;
    this.schemas = schemas;
  }

  @Override
  public Call pass(Route route, Call call) {
    Optional<Operation> operation = document.operation(route);
    if (operation.isEmpty()) {
      return call;
    }
    List<FieldError> errors = new ArrayList<>();
    for (Operation.Parameter parameter : operation.get().parameters()) {
      errors.addAll(check(parameter, call));
    }
    call.body()
        .flatMap(body -> operation.get().bodySchema().map(s -> schemas.check(s, body, "body", "")))
        .ifPresent(errors::addAll);
    if (!errors.isEmpty()) {
      throw new Refused(ApiError.invalidFields(errors));
    }
    return call;
  }

  private List<FieldError> check(Operation.Parameter parameter, Call call) {
    Parameters sent = parameter.in().equals("path") ? call.path() : call.query();
    Optional<String> text = sent.find(parameter.name());
    if (text.isEmpty()) {
      return parameter.required()
          ? List.of(new FieldError(parameter.name(), "is missing", parameter.in()))
          : List.of();
    }
    JsonNode value = typed(text.get(), parameter.schema().path("type").asText());
    return schemas.check(parameter.schema(), value, parameter.in(), parameter.name());
  }

  /** Text as the type that the schema speaks of, so far as it is one. */
  private static JsonNode typed(String text, String type) {
    return switch (type) {
      case "integer", "number" -> number(text);
      case "boolean" ->
          text.equals("true") || text.equals("false")
              ? BooleanNode.valueOf(Boolean.parseBoolean(text))
              : TextNode.valueOf(text);
      default -> TextNode.valueOf(text);
    };
  }

  private static JsonNode number(String text) {
    try {
      BigDecimal number = new BigDecimal(text);
      return StorableNumber.problem(number).isEmpty()
          ? DecimalNode.valueOf(number)
          : TextNode.valueOf(text);
    } catch (NumberFormatException e) {
      return TextNode.valueOf(text);
    }
  }
}
