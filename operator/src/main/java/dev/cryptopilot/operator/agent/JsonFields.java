// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.agent;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Typed reading of a JSON object whose fields may be missing, null or of another type.
 *
 * @param node the object
 */
record JsonFields(JsonNode node) {

  Optional<String> text(String field) {
    JsonNode value = node.path(field);
    return value.isTextual() ? Optional.of(value.asText()) : Optional.empty();
  }

  String textOrEmpty(String field) {
    return text(field).orElse("");
  }

  boolean flag(String field) {
    return node.path(field).asBoolean(false);
  }

  OptionalLong number(String field) {
    JsonNode value = node.path(field);
    return value.isIntegralNumber() ? OptionalLong.of(value.asLong()) : OptionalLong.empty();
  }

  Optional<Integer> integer(String field) {
    JsonNode value = node.path(field);
    return value.isIntegralNumber() ? Optional.of(value.asInt()) : Optional.empty();
  }

  Optional<BigDecimal> decimal(String field) {
    try {
      return text(field).map(BigDecimal::new);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  Optional<Instant> instant(String field) {
    try {
      return text(field).map(Instant::parse);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  JsonFields object(String field) {
    return new JsonFields(node.path(field));
  }

  Optional<JsonFields> optionalObject(String field) {
    return node.path(field).isObject() ? Optional.of(object(field)) : Optional.empty();
  }

  Stream<JsonFields> list(String field) {
    return node.path(field).valueStream().map(JsonFields::new);
  }
}
