// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.http;

import java.util.Map;
import java.util.Optional;

/**
 * Path or query parameters, decoded; of a repeated one the first.
 *
 * @param raw the query as it was sent, without the question mark; empty for a path
 */
public record Parameters(Map<String, String> values, String raw) {

  public Parameters(Map<String, String> values) {
    this(values, "");
  }

  public Parameters {
    values = Map.copyOf(values);
  }

  public static Parameters none() {
    return new Parameters(Map.of());
  }

  public Optional<String> find(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** Of a parameter that the route's template has. */
  public String get(String name) {
    return find(name)
        .orElseThrow(() -> new IllegalStateException("the route has no parameter " + name));
  }

  /**
   * A whole number, or the given one when the parameter is absent.
   *
   * @throws Refused 400 when it is there and not a whole number between the bounds
   */
  public long integer(String name, long absent, long least, long most) {
    Optional<String> text = find(name);
    if (text.isEmpty()) {
      return absent;
    }
    try {
      long value = Long.parseLong(text.get());
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Told below, like a number out of bounds.
    }
    String msg = "must be a whole number from " + least + " to " + most;
    throw new Refused(
        ApiError.invalid(
            "Validation failed: " + name + " " + msg + ".", new FieldError(name, msg, "query")));
  }
}
