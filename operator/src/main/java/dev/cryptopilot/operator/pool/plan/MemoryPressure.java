// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan;

import dev.cryptopilot.operator.pool.observe.PodFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Which pods are short of memory, and so take no further bots. Pure. */
public final class MemoryPressure {

  /** How long a pod takes no further bots after its container was ended for its memory. */
  public static final Duration AFTER_KILL = Duration.ofMinutes(10);

  private MemoryPressure() {}

  /** Whether it is near its limit, or was over it lately. */
  public static boolean isOn(PodFacts pod, Instant now) {
    return pod.nearItsMemoryLimit() || wasKilled(pod, now);
  }

  /** Whether its container was ended for its memory so lately that it may be so again. */
  public static boolean wasKilled(PodFacts pod, Instant now) {
    return pod.object()
        .filter(object -> object.signs().endedForMemoryAfter(now.minus(AFTER_KILL)))
        .isPresent();
  }

  /** When it takes bots again, as far as its last end has a say. */
  static Optional<Instant> passesAt(PodFacts pod, Instant now) {
    return pod.object()
        .filter(object -> wasKilled(pod, now))
        .flatMap(object -> object.signs().lastEnd())
        .flatMap(end -> end.at())
        .map(at -> at.plus(AFTER_KILL));
  }
}
