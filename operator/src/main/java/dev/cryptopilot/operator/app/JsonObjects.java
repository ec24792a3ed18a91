// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.Optional;

/** Settings whose value is a JSON object. */
public final class JsonObjects {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private JsonObjects() {}

  /** A setting that cannot be used: the message names it. */
  public static final class InvalidSetting extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    InvalidSetting(String variable, String problem) {
      super(variable + " " + problem);
    }
  }

  /** The object in this text; no text is an empty object. */
  public static Map<String, Object> object(String variable, Optional<String> text) {
    return read(variable, text, new TypeReference<>() {});
  }

  /** The object of strings in this text; no text is an empty object. */
  public static Map<String, String> strings(String variable, Optional<String> text) {
    Map<String, Object> object = object(variable, text);
    object.forEach(
        (key, value) -> {
          if (!(value instanceof String)) {
            throw new InvalidSetting(
                variable, "must hold strings only: put the value of " + key + " in quotes");
          }
        });
    return read(variable, text, new TypeReference<>() {});
  }

  private static <T> Map<String, T> read(
      String variable, Optional<String> text, TypeReference<Map<String, T>> type) {
    if (text.filter(t -> !t.isBlank()).isEmpty()) {
      return Map.of();
    }
    try {
      Map<String, T> read = MAPPER.readValue(text.get(), type);
      return read == null ? Map.of() : read;
    } catch (JsonProcessingException e) {
      throw new InvalidSetting(
          variable, "is not a JSON object: write it like {\"KEY\":\"value\"}, or leave it empty");
    }
  }
}
