// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.observe;

import dev.cryptopilot.crds.strategy.Strategy;
import dev.cryptopilot.operator.strategy.validation.ValidationReport;
import dev.cryptopilot.operator.strategy.validation.ValidatorQueue;
import dev.cryptopilot.operator.strategy.validation.ValidatorRunReader;
import dev.cryptopilot.operator.strategy.validation.ValidatorSettings;
import java.util.Objects;

/** Gathers what is there of the validation of a strategy. */
public final class ValidationObserver {

  private final ValidatorSettings settings;
  private final ValidatorQueue queue;

  public ValidationObserver(ValidatorSettings settings, ValidatorQueue queue) {
    this.settings = Objects.requireNonNull(settings);
    this.queue = Objects.requireNonNull(queue);
  }

  ValidationSight observe(Strategy strategy, StrategyView view) {
    String namespace = strategy.getMetadata().getNamespace();
    String name = strategy.getMetadata().getName();
    return new ValidationSight(
        settings,
        view.reports(namespace, name).stream()
            .flatMap(report -> ValidationReport.read(report).stream())
            .toList(),
        view.validators(namespace, name).stream()
            .flatMap(pod -> ValidatorRunReader.read(pod).stream())
            .toList(),
        queue.running(view.runningValidators()));
  }
}
