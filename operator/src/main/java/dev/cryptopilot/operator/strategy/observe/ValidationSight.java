// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.observe;

import dev.cryptopilot.operator.strategy.validation.KeptVerdict;
import dev.cryptopilot.operator.strategy.validation.Question;
import dev.cryptopilot.operator.strategy.validation.Setback;
import dev.cryptopilot.operator.strategy.validation.ValidatorRun;
import dev.cryptopilot.operator.strategy.validation.ValidatorSettings;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is there of the validation of a strategy's versions.
 *
 * @param kept verdicts that the status has
 * @param reported questions whose report can be read
 * @param runs attempts whose pods exist
 * @param setbacks what the API server refused, by the name of the object
 * @param running {@code namespace/name} of every validator that runs, of all strategies
 */
public record ValidationSight(
    ValidatorSettings settings,
    List<KeptVerdict> kept,
    Set<Question> reported,
    List<ValidatorRun> runs,
    Map<String, Setback> setbacks,
    Set<String> running) {

  public ValidationSight {
    kept = List.copyOf(kept);
    reported = Set.copyOf(reported);
    runs = List.copyOf(runs);
    setbacks = Map.copyOf(setbacks);
    running = Set.copyOf(running);
  }

  /** Nobody looks into programs. */
  public static ValidationSight off() {
    return new ValidationSight(
        ValidatorSettings.off(), List.of(), Set.of(), List.of(), Map.of(), Set.of());
  }

  /** The verdict that is kept on this content. */
  public Optional<KeptVerdict> verdict(String digest) {
    return kept.stream().filter(verdict -> verdict.digest().equals(digest)).findFirst();
  }

  /** The newest attempt at this question. */
  public Optional<ValidatorRun> newestRun(Question question) {
    return runs.stream()
        .filter(run -> run.question().equals(question))
        .max(Comparator.comparingInt(ValidatorRun::attempt));
  }
}
