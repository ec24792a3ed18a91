// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.config;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Settings from environment variables; each package reads its own into a record. */
public record Environment(Map<String, String> variables) {

  public Environment {
    variables = Map.copyOf(variables);
  }

  /** Absent and blank are the same. */
  public Optional<String> find(String name) {
    return Optional.ofNullable(variables.get(name)).map(String::strip).filter(v -> !v.isEmpty());
  }

  public String text(String name, String absent) {
    return find(name).orElse(absent);
  }

  /**
   * A whole number.
   *
   * @throws BadSetting when it is no whole number between the bounds
   */
  public int integer(String name, int absent, int least, int most) {
    Optional<String> text = find(name);
    if (text.isEmpty()) {
      return absent;
    }
    try {
      int value = Integer.parseInt(text.get());
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Told below, like a number out of bounds.
    }
    throw new BadSetting(name, "must be a whole number from " + least + " to " + most);
  }

  /**
   * A switch.
   *
   * @throws BadSetting when it is neither true nor false
   */
  public boolean flag(String name, boolean absent) {
    return switch (text(name, String.valueOf(absent))) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new BadSetting(name, "must be true or false");
    };
  }

  /** Items between commas and spaces. */
  public List<String> list(String name, List<String> absent) {
    return find(name).map(text -> Arrays.asList(text.split("[,\\s]+"))).orElse(absent);
  }
}
