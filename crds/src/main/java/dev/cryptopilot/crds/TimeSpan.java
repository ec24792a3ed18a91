// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;

/**
 * A length of time as people write it in a manifest: {@code 30s}, {@code 5m}, {@code 1h30m}, {@code
 * 2d}. Whole seconds, never negative.
 */
public record TimeSpan(Duration duration) {

  /**
   * What a manifest may say: days, hours, minutes, seconds, in this order, at least one of them.
   */
  public static final String PATTERN =
      "^([0-9]{1,4}d([0-9]{1,5}h)?([0-9]{1,6}m)?([0-9]{1,8}s)?|[0-9]{1,5}h([0-9]{1,6}m)?([0-9]{1,8}s)?"
          + "|[0-9]{1,6}m([0-9]{1,8}s)?|[0-9]{1,8}s)$";

  private static final java.util.regex.Pattern WHOLE = java.util.regex.Pattern.compile(PATTERN);
  private static final java.util.regex.Pattern PART =
      java.util.regex.Pattern.compile("([0-9]+)([dhms])");

  /**
   * Reads {@code text}; throws {@link IllegalArgumentException} saying what is allowed when it is
   * not a time span.
   */
  @JsonCreator
  public static TimeSpan parse(String text) {
    if (!WHOLE.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a time span: write it like 30s, 5m, 1h30m or 2d");
    }
    Matcher parts = PART.matcher(text);
    return new TimeSpan(parts.results().map(TimeSpan::part).reduce(Duration.ZERO, Duration::plus));
  }

  public static TimeSpan ofSeconds(long seconds) {
    return new TimeSpan(Duration.ofSeconds(seconds));
  }

  private static Duration part(MatchResult part) {
    long count = Long.parseLong(part.group(1));
    return switch (part.group(2)) {
      case "d" -> Duration.ofDays(count);
      case "h" -> Duration.ofHours(count);
      case "m" -> Duration.ofMinutes(count);
      default -> Duration.ofSeconds(count);
    };
  }

  public long seconds() {
    return duration.toSeconds();
  }

  /** The shortest way to write it that {@link #parse} reads back as the same length. */
  @JsonValue
  @Override
  public String toString() {
    long rest = duration.toSeconds();
    StringBuilder text = new StringBuilder();
    for (var unit : UNITS.entrySet()) {
      long count = rest / unit.getValue();
      rest %= unit.getValue();
      if (count > 0) {
        text.append(count).append(unit.getKey());
      }
    }
    return text.isEmpty() ? "0s" : text.toString();
  }

  private static final java.util.SequencedMap<String, Long> UNITS = units();

  private static java.util.SequencedMap<String, Long> units() {
    var units = new java.util.LinkedHashMap<String, Long>();
    units.put("d", 86_400L);
    units.put("h", 3_600L);
    units.put("m", 60L);
    units.put("s", 1L);
    return java.util.Collections.unmodifiableSequencedMap(units);
  }
}
