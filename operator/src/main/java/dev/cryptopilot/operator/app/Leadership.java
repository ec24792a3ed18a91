// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.app;

import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What this process does when it becomes the leader and when it stops being it. Losing the lease
 * ends the process at once: two leaders would both write. A clean stop gives the lease back, so
 * that the next leader need not wait.
 */
public final class Leadership {

  private static final Logger LOG = LoggerFactory.getLogger(Leadership.class);

  private final Clock clock;
  private final Runnable release;
  private final Runnable halt;
  private final AtomicBoolean stopping = new AtomicBoolean();
  private final AtomicReference<Instant> leadingSince = new AtomicReference<>();

  /**
   * A process that does not lead yet.
   *
   * @param release gives the lease back
   * @param halt ends the process without running shutdown hooks
   */
  public Leadership(Clock clock, Runnable release, Runnable halt) {
    this.clock = Objects.requireNonNull(clock);
    this.release = Objects.requireNonNull(release);
    this.halt = Objects.requireNonNull(halt);
  }

  /** What the leader elector calls. */
  public LeaderCallbacks callbacks() {
    return new LeaderCallbacks(this::started, this::stopped, leader -> {});
  }

  /** From now on the end of leadership is wanted. */
  public void stopping() {
    stopping.set(true);
  }

  /** Since when this process leads; empty when it does not. */
  public Optional<Instant> leadingSince() {
    return Optional.ofNullable(leadingSince.get());
  }

  private void started() {
    leadingSince.set(clock.instant());
    LOG.info("Leading");
  }

  private void stopped() {
    boolean led = leadingSince.getAndSet(null) != null;
    if (!stopping.get()) {
      LOG.error("The lease was lost; this process ends now");
      halt.run();
    } else if (led) {
      try {
        release.run();
        LOG.info("The lease is released");
      } catch (RuntimeException e) {
        LOG.warn("The lease could not be released and runs out by itself: {}", e.toString());
      }
    }
  }
}
