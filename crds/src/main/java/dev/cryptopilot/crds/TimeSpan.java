// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A length of time as people write it in a manifest: {@code 30s}, {@code 5m}, {@code 1h30m}. Whole
 * seconds, never negative. CEL's {@code duration()} reads the same texts.
 */
public record TimeSpan(Duration duration) {

  /** What a manifest may say: hours, minutes, seconds, in this order, at least one of them. */
  public static final String PATTERN =
      "^([0-9]{1,5}h([0-9]{1,6}m)?([0-9]{1,8}s)?|[0-9]{1,6}m([0-9]{1,8}s)?|[0-9]{1,8}s)$";

  private static final Pattern WHOLE = Pattern.compile(PATTERN);
  private static final Pattern PART = Pattern.compile("([0-9]+)([hms])");

  /** Reads {@code text}; throws {@link IllegalArgumentException} saying what is allowed. */
  @JsonCreator
  public static TimeSpan parse(String text) {
    if (!WHOLE.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a time span: write it like 30s, 5m or 1h30m");
    }
    return new TimeSpan(
        PART.matcher(text).results().map(TimeSpan::part).reduce(Duration.ZERO, Duration::plus));
  }

  public static TimeSpan ofSeconds(long seconds) {
    return new TimeSpan(Duration.ofSeconds(seconds));
  }

  private static Duration part(MatchResult part) {
    long count = Long.parseLong(part.group(1));
    return switch (part.group(2)) {
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
    StringBuilder text = new StringBuilder();
    append(text, duration.toHours(), "h");
    append(text, duration.toMinutesPart(), "m");
    append(text, duration.toSecondsPart(), "s");
    return text.isEmpty() ? "0s" : text.toString();
  }

  private static void append(StringBuilder text, long count, String unit) {
    if (count > 0) {
      text.append(count).append(unit);
    }
  }
}
