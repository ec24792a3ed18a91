// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.plan.rollout;

import dev.cryptopilot.operator.strategy.plan.analysis.Judgement;
import java.util.Optional;

/**
 * What was decided about a roll-out.
 *
 * @param stable the version that everybody follows who is no candidate; empty before the first
 * @param memory what the next pass must know
 * @param judgement the verdict of this pass; empty when nothing is under way
 * @param percent share of the followers that may have the version now
 * @param total followers that are not stopped
 * @param updated those of them that run the version
 * @param message where it is, in a sentence
 */
public record RolloutPlan(
    Optional<String> stable,
    RolloutMemory memory,
    Optional<Judgement> judgement,
    int percent,
    int total,
    int updated,
    String message) {

  /** The version that is being rolled out; empty while none is. */
  public Optional<String> candidate() {
    return memory.isUnderWay() ? memory.version() : Optional.empty();
  }

  /** Whether bots are on their way to a version or back from one. */
  public boolean isMoving() {
    return memory.isUnderWay() || memory.isGoingBack();
  }
}
