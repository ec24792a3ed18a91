// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.limits;

import dev.cryptopilot.api.config.BadSetting;
import dev.cryptopilot.api.config.Environment;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How often something may be done: a bucket of tokens that fills evenly.
 *
 * @param calls tokens in a full bucket, which is also what comes back in one period
 */
public record Allowance(long calls, Duration period) {

  private static final Pattern TEXT = Pattern.compile("(\\d{1,9})/(\\d{1,5})([smh])");

  /**
   * Reads {@code 300/15m}; empty when the setting is {@code off}.
   *
   * @throws BadSetting when it is neither
   */
  static Optional<Allowance> from(Environment environment, String name, String absent) {
    String text = environment.text(name, absent);
    if (text.equals("off")) {
      return Optional.empty();
    }
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new BadSetting(name, "must be off, or calls per time such as 300/15m");
    }
    long amount = Long.parseLong(matcher.group(2));
    Duration period =
        switch (matcher.group(3)) {
          case "s" -> Duration.ofSeconds(amount);
          case "m" -> Duration.ofMinutes(amount);
          default -> Duration.ofHours(amount);
        };
    long calls = Long.parseLong(matcher.group(1));
    if (calls == 0 || period.isZero()) {
      throw new BadSetting(name, "must allow at least one call in a time longer than 0");
    }
    return Optional.of(new Allowance(calls, period));
  }
}
