// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.plan.analysis;

import java.util.Objects;

/**
 * The verdict with the figures behind it.
 *
 * @param message the verdict in a sentence
 */
public record Judgement(Verdict verdict, String message, Figures candidate, Figures stable) {

  public Judgement {
    Objects.requireNonNull(verdict, "verdict");
    Objects.requireNonNull(message, "message");
  }

  /** The same figures with another verdict. */
  public Judgement as(Verdict other, String why) {
    return new Judgement(other, why, candidate, stable);
  }
}
