// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth.lockout;

import dev.cryptopilot.api.auth.store.AttemptRows;
import dev.cryptopilot.api.auth.store.AuthStore;
import dev.cryptopilot.api.auth.store.AuthTables;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Counts attempts in the store, so that a lock holds on all servers and over restarts.
 *
 * <p>An attempt counts as failed from its beginning: a hundred at once get no more guesses than a
 * hundred in a row.
 */
public final class Attempts {
  private final AuthStore store;
  private final Clock clock;

  public Attempts(AuthStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** Begins an attempt; when it is locked, answers for how long, and nothing may be tried. */
  public Optional<Duration> begin(List<AttemptSubject> subjects) {
    Instant now = clock.instant();
    return store.write(
        tables -> {
          Optional<Duration> locked = longestLock(tables, subjects, now);
          if (locked.isPresent()) {
            return locked;
          }
          subjects.forEach(subject -> count(tables, subject, now));
          return longestLock(tables, subjects, now);
        });
  }

  /** The attempt was a success after all. */
  public void succeeded(List<AttemptSubject> subjects) {
    Instant now = clock.instant();
    store.writeOnly(
        tables -> {
          AttemptRows table = tables.attempts();
          for (AttemptSubject subject : subjects) {
            if (subject.forgiven()) {
              table.remove(subject.key());
            } else {
              table.save(subject.key(), table.find(subject.key(), now).takenBack());
            }
          }
        });
  }

  /** Forgets what is over; for the housekeeping. */
  public int sweep(Duration longestWindow) {
    Instant now = clock.instant();
    return store.write(tables -> tables.attempts().removeBefore(now.minus(longestWindow), now));
  }

  private static void count(AuthTables tables, AttemptSubject subject, Instant now) {
    AttemptRows table = tables.attempts();
    table.save(subject.key(), table.find(subject.key(), now).failed(subject.limit(), now));
  }

  private static Optional<Duration> longestLock(
      AuthTables tables, List<AttemptSubject> subjects, Instant now) {
    AttemptRows table = tables.attempts();
    return subjects.stream()
        .map(subject -> table.find(subject.key(), now))
        .filter(count -> count.lockedAt(now))
        .map(count -> count.lockedFor(now))
        .max(Duration::compareTo);
  }
}
