// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.observe;

import dev.cryptopilot.operator.strategy.validation.ValidationReport;
import dev.cryptopilot.operator.strategy.validation.ValidatorRun;
import dev.cryptopilot.operator.strategy.validation.ValidatorSettings;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is there of the validation of a strategy's versions.
 *
 * @param reports verdicts that are kept
 * @param runs attempts whose pods exist
 * @param running {@code namespace/name} of every validator that runs, of all strategies
 */
public record ValidationSight(
    ValidatorSettings settings,
    List<ValidationReport> reports,
    List<ValidatorRun> runs,
    Set<String> running) {

  public ValidationSight {
    reports = List.copyOf(reports);
    runs = List.copyOf(runs);
    running = Set.copyOf(running);
  }

  /** Nobody looks into programs. */
  public static ValidationSight off() {
    return new ValidationSight(ValidatorSettings.off(), List.of(), List.of(), Set.of());
  }

  /** The verdict that is kept on this content. */
  public Optional<ValidationReport> report(String digest) {
    return reports.stream().filter(report -> report.digest().equals(digest)).findFirst();
  }

  /** The newest attempt at this content. */
  public Optional<ValidatorRun> newestRun(String digest) {
    return runs.stream()
        .filter(run -> run.digest().equals(digest))
        .max(Comparator.comparingInt(ValidatorRun::attempt));
  }
}
