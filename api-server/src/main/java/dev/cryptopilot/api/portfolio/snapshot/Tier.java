// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.portfolio.snapshot;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How finely history is kept, and for how long; what gets too old is thinned out into the next
 * tier. Widths are those of the charts' windows, so a thinned chart has the same points.
 */
public enum Tier {
  RAW(Duration.ofSeconds(30), Duration.ofHours(2)),
  MINUTES(Duration.ofMinutes(5), Duration.ofHours(26)),
  HALF_HOURS(Duration.ofMinutes(30), Duration.ofDays(8)),
  QUARTER_DAYS(Duration.ofHours(4), Duration.ofDays(35)),
  DAYS(Duration.ofDays(1), Duration.ofDays(1830));

  private final Duration width;
  private final Duration kept;

  Tier(Duration width, Duration kept) {
    this.width = width;
    this.kept = kept;
  }

  /** How long a stretch one row stands for. */
  public Duration width() {
    return width;
  }

  /** What begins before this moment is thinned out, or removed from the last tier. */
  public Instant oldest(Instant now) {
    return now.minus(kept);
  }

  /** Empty for the last one. */
  public Optional<Tier> next() {
    return switch (this) {
      case RAW -> Optional.of(MINUTES);
      case MINUTES -> Optional.of(HALF_HOURS);
      case HALF_HOURS -> Optional.of(QUARTER_DAYS);
      case QUARTER_DAYS -> Optional.of(DAYS);
      case DAYS -> Optional.empty();
    };
  }

  /** When the stretch begins in which a moment is; stretches begin at multiples of the width. */
  public Instant begin(Instant moment) {
    long millis = width.toMillis();
    return Instant.ofEpochMilli(Math.floorDiv(moment.toEpochMilli(), millis) * millis);
  }
}
