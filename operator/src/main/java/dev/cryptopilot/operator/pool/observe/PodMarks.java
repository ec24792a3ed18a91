// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.observe;

import java.time.Instant;
import java.util.Optional;

/**
 * What is noted about a pod on its slots Secret, so that every later pass knows, whichever process
 * makes it.
 *
 * @param emptySince since when no slot is used
 * @param unneededSince since when its bots would fit in other pods
 * @param draining why it is being emptied, one word; such a pod takes no bots
 * @param replacing it is being made anew from another template
 */
public record PodMarks(
    Optional<Instant> emptySince,
    Optional<Instant> unneededSince,
    Optional<String> draining,
    Optional<Replacement> replacing) {

  /** Drained because the pool needs fewer pods. */
  public static final String SCALE_DOWN = "scale-down";

  /** Drained because the pod is made anew from another template. */
  public static final String ROLLOUT = "rollout";

  private static final PodMarks NONE =
      new PodMarks(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** Nothing is noted. */
  public static PodMarks none() {
    return NONE;
  }

  /** The same with another note of when it became empty. */
  public PodMarks withEmptySince(Optional<Instant> since) {
    return new PodMarks(since, unneededSince, draining, replacing);
  }

  /** The same with another note of when it became unneeded. */
  public PodMarks withUnneededSince(Optional<Instant> since) {
    return new PodMarks(emptySince, since, draining, replacing);
  }

  /** The same, drained for another reason or not at all. */
  public PodMarks withDraining(Optional<String> reason) {
    return new PodMarks(emptySince, unneededSince, reason, replacing);
  }

  /** The same with another replacement or none. */
  public PodMarks withReplacing(Optional<Replacement> replacement) {
    return new PodMarks(emptySince, unneededSince, draining, replacement);
  }

  /** Whether it is being emptied for that reason. */
  public boolean isDrainingFor(String reason) {
    return draining.filter(reason::equals).isPresent();
  }
}
