// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.event;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Decides which notes become events: equal notes once in a quiet time, and a token bucket for each
 * object so that one bad bot cannot flood the API server. Bounded memory; guarded by its own lock.
 */
final class EventBudget {

  private final Limits limits;
  private final Map<String, Instant> seen;
  private final Map<String, Bucket> buckets;

  /**
   * How much is let through.
   *
   * @param quiet an equal note is dropped for this long
   * @param burst events of one object at once
   * @param refill time after which one object may have one more event
   * @param remembered notes and objects remembered; the oldest are forgotten
   */
  record Limits(Duration quiet, int burst, Duration refill, int remembered) {}

  private record Bucket(double tokens, Instant at) {}

  EventBudget(Limits limits) {
    this.limits = limits;
    this.seen = bounded(limits.remembered());
    this.buckets = bounded(limits.remembered());
  }

  /** Whether this note may become an event now; counts it if so. */
  synchronized boolean admit(EventNote note, Instant now) {
    Instant last = seen.get(note.key());
    if (last != null && now.isBefore(last.plus(limits.quiet()))) {
      return false;
    }
    Bucket bucket = filled(buckets.get(note.subject()), now);
    if (bucket.tokens() < 1) {
      buckets.put(note.subject(), bucket);
      return false;
    }
    buckets.put(note.subject(), new Bucket(bucket.tokens() - 1, now));
    seen.put(note.key(), now);
    return true;
  }

  private Bucket filled(Bucket bucket, Instant now) {
    if (bucket == null) {
      return new Bucket(limits.burst(), now);
    }
    double gained =
        (double) Duration.between(bucket.at(), now).toMillis() / limits.refill().toMillis();
    return new Bucket(Math.min(limits.burst(), bucket.tokens() + Math.max(0, gained)), now);
  }

  private static <V> Map<String, V> bounded(int size) {
    return new LinkedHashMap<>(16, 0.75f, true) {
      @Override
      protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
        return size() > size;
      }
    };
  }
}
