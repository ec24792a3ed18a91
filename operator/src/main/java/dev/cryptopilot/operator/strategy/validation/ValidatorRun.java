// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.validation;

import java.time.Instant;

/**
 * One attempt to judge a version.
 *
 * @param pod name of its pod
 * @param uid of its pod
 * @param question what it was asked
 * @param attempt counted from 1
 * @param validator that judges, by the name of {@link ValidatorSettings#validator()}
 * @param leaving its pod is being deleted
 * @param course how far it is
 */
public record ValidatorRun(
    String pod,
    String uid,
    Question question,
    int attempt,
    String validator,
    boolean leaving,
    Course course) {

  /** The content it looks at. */
  public String digest() {
    return question.digest();
  }

  /** How far an attempt is. */
  public sealed interface Course {}

  /** It has not begun, since its pod was made; {@code why} says what it waits for. */
  public record Waiting(String why, Instant since) implements Course {}

  /** It is at work. */
  public record Working() implements Course {}

  /** It came to a verdict. */
  public record Judged(ValidatorSummary summary) implements Course {}

  /** It ended without a verdict, which says nothing about the program. */
  public record Unjudged(String why, Instant endedAt) implements Course {}

  /** Whether it takes up a place among the validators that may run. */
  public boolean isActive() {
    return course instanceof Waiting || course instanceof Working;
  }
}
