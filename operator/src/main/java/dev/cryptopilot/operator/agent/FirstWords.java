// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.agent;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Which agents have still to be heard for the first time since this process took the lead. Until
 * then what the last leader wrote about their bots is the best that is known.
 */
public final class FirstWords {

  /** Nobody is awaited longer: an agent that is well answers within a second or two. */
  static final Duration LONGEST = Duration.ofSeconds(10);

  private final AgentReports reports;
  private final Supplier<Optional<Instant>> leadingSince;
  private final Clock clock;

  /**
   * @param leadingSince when this process took the lead; empty while it does not lead
   */
  public FirstWords(AgentReports reports, Supplier<Optional<Instant>> leadingSince, Clock clock) {
    this.reports = Objects.requireNonNull(reports);
    this.leadingSince = Objects.requireNonNull(leadingSince);
    this.clock = Objects.requireNonNull(clock);
  }

  /**
   * Since when the agent of that pod is awaited. Empty once it was heard, when its pool has no such
   * pod, and when it is late.
   */
  public Optional<Instant> awaitedSince(String pool, PodKey pod) {
    return leadingSince
        .get()
        .filter(since -> clock.instant().isBefore(since.plus(LONGEST)))
        .filter(since -> reports.ofPod(pod).isEmpty())
        .filter(since -> !reports.isAbsent(pool, pod));
  }
}
