// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.charts;

import dev.cryptopilot.api.portfolio.snapshot.Tier;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** The stretches of time that charts show. */
public enum Interval {
  HOUR("1h", Tier.MINUTES, 12),
  DAY("24h", Tier.HALF_HOURS, 48),
  WEEK("7d", Tier.QUARTER_DAYS, 42),
  MONTH("30d", Tier.DAYS, 30);

  private final String text;
  private final Tier window;
  private final int windows;

  Interval(String text, Tier window, int windows) {
    this.text = text;
    this.window = window;
    this.windows = windows;
  }

  /** By its name in the API. */
  public static Optional<Interval> of(String text) {
    return Arrays.stream(values()).filter(one -> one.text.equals(text)).findFirst();
  }

  public String text() {
    return text;
  }

  /** One point stands for so long. */
  Tier window() {
    return window;
  }

  /** When the first window begins; the last one is that of the present moment. */
  Instant begin(Instant now) {
    return window.begin(now).minus(window.width().multipliedBy(windows - 1L));
  }
}
