// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.bots;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cryptopilot.api.http.ApiError;
import dev.cryptopilot.api.http.FieldError;
import dev.cryptopilot.api.http.Refused;
import dev.cryptopilot.api.input.StorableNumber;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the fields of a request body and collects everything that is wrong with them. */
public final class Fields {

  private final JsonNode body;
  private final List<FieldError> errors = new ArrayList<>();

  public Fields(JsonNode body) {
    this.body = body;
  }

  /** Notes one thing that is wrong. */
  public void wrong(String field, String rule) {
    errors.add(FieldError.inBody(field, rule));
  }

  /** Text without blanks around it; absent when it is missing, null or empty. */
  public Optional<String> text(String field) {
    JsonNode value = body.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isTextual()) {
      wrong(field, "must be text");
      return Optional.empty();
    }
    return Optional.of(value.textValue().strip()).filter(text -> !text.isEmpty());
  }

  /** Whether the field is exactly this text. */
  public boolean isText(String field, String text) {
    return text.equals(body.path(field).textValue());
  }

  /** A number, also when it is written as text. */
  public Optional<BigDecimal> number(String field) {
    JsonNode value = body.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (value.isNumber()) {
      return Optional.of(value.decimalValue());
    }
    try {
      BigDecimal number = new BigDecimal(value.asText().strip());
      Optional<String> problem = StorableNumber.problem(number);
      problem.ifPresent(rule -> wrong(field, rule));
      return problem.isEmpty() ? Optional.of(number) : Optional.empty();
    } catch (NumberFormatException e) {
      wrong(field, "must be a number");
      return Optional.empty();
    }
  }

  /** A whole number between the bounds, or the given one when it is absent. */
  public int integer(String field, int absent, int least, int most) {
    Optional<BigDecimal> number = number(field);
    boolean fits =
        number
            .map(
                n ->
                    n.stripTrailingZeros().scale() <= 0
                        && n.compareTo(BigDecimal.valueOf(least)) >= 0
                        && n.compareTo(BigDecimal.valueOf(most)) <= 0)
            .orElse(true);
    if (!fits) {
      wrong(field, "must be a whole number from " + least + " to " + most);
      return absent;
    }
    return number.map(BigDecimal::intValue).orElse(absent);
  }

  public boolean flag(String field, boolean absent) {
    JsonNode value = body.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return absent;
    }
    if (!value.isBoolean()) {
      wrong(field, "must be true or false");
      return absent;
    }
    return value.booleanValue();
  }

  /** A list of texts; empty when it is absent. */
  public List<String> texts(String field) {
    JsonNode value = body.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return List.of();
    }
    List<String> texts = new ArrayList<>();
    value.forEach(one -> texts.add(one.isTextual() ? one.textValue().strip() : ""));
    if (!value.isArray() || texts.contains("")) {
      wrong(field, "must be a list of texts");
      return List.of();
    }
    return texts;
  }

  /**
   * Ends the reading.
   *
   * @throws Refused 400 with all that is wrong
   */
  public void check() {
    if (!errors.isEmpty()) {
      throw new Refused(ApiError.invalidFields(errors));
    }
  }
}
