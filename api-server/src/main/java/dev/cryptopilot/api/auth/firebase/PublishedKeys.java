// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth.firebase;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The issuer's keys, looked up by id and looked at again when they grow old or an unknown id comes,
 * though never more often than every 30 s: made-up ids must not make us hammer the issuer. In an
 * outage the last keys stay good for a day, over restarts too.
 */
public final class PublishedKeys {
  private static final Logger LOG = LoggerFactory.getLogger(PublishedKeys.class);

  static final Duration BETWEEN_LOOKS = Duration.ofSeconds(30);
  static final Duration GOOD_IN_OUTAGE = Duration.ofHours(24);

  private final KeySource source;
  private final KeyMemory memory;
  private final Clock clock;
  private final Executor background;
  private final ReentrantLock looking = new ReentrantLock();
  private final AtomicReference<Optional<KeySet>> current = new AtomicReference<>(Optional.empty());
  private final AtomicReference<Instant> lastLook = new AtomicReference<>(Instant.MIN);

  /**
   * Keys that are not looked at before the first question.
   *
   * @param background looks again while the keys at hand still serve
   */
  public PublishedKeys(KeySource source, KeyMemory memory, Clock clock, Executor background) {
    this.source = source;
    this.memory = memory;
    this.clock = clock;
    this.background = background;
  }

  /** Finds a key; may ask the issuer. */
  public KeyLookup find(String keyId) {
    Instant now = clock.instant();
    Optional<KeySet> known = current.get();
    boolean fresh = known.isPresent() && now.isBefore(known.get().freshUntil());
    boolean has = known.flatMap(keys -> keys.find(keyId)).isPresent();
    if (!has) {
      look(now);
    } else if (!fresh && !looking.isLocked()) {
      background.execute(() -> look(now));
    }
    return lookup(keyId, now);
  }

  private KeyLookup lookup(String keyId, Instant now) {
    Optional<KeySet> usable =
        current.get().filter(keys -> now.isBefore(keys.seenAt().plus(GOOD_IN_OUTAGE)));
    return usable
        .<KeyLookup>map(
            keys ->
                keys.find(keyId)
                    .<KeyLookup>map(KeyLookup.Found::new)
                    .orElseGet(KeyLookup.Unknown::new))
        .orElseGet(KeyLookup.Unavailable::new);
  }

  private void look(Instant now) {
    looking.lock();
    try {
      if (!now.isBefore(nextLook())) {
        lastLook.set(now);
        refresh(now);
      }
    } finally {
      looking.unlock();
    }
  }

  private Instant nextLook() {
    Instant last = lastLook.get();
    return last.equals(Instant.MIN) ? last : last.plus(BETWEEN_LOOKS);
  }

  private void refresh(Instant now) {
    try {
      KeySource.Published published = source.fetch();
      KeySet keys = KeySet.parse(published.json(), now, published.freshFor());
      current.set(Optional.of(keys));
      memory.keep(new KeyMemory.Kept(published.json(), now));
    } catch (IOException e) {
      LOG.warn("the sign-in service's keys cannot be had: {}", e.getMessage());
      if (current.get().isEmpty()) {
        recall();
      }
    }
  }

  private void recall() {
    Optional<KeyMemory.Kept> kept = memory.last();
    if (kept.isPresent()) {
      try {
        KeyMemory.Kept last = kept.get();
        current.set(Optional.of(KeySet.parse(last.json(), last.seenAt(), Duration.ZERO)));
      } catch (IOException e) {
        LOG.warn("the kept keys cannot be read: {}", e.getMessage());
      }
    }
  }
}
