// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.observe;

import dev.cryptopilot.crds.strategy.Strategy;
import dev.cryptopilot.operator.strategy.validation.KeptVerdict;
import dev.cryptopilot.operator.strategy.validation.Setbacks;
import dev.cryptopilot.operator.strategy.validation.ValidationReport;
import dev.cryptopilot.operator.strategy.validation.ValidatorQueue;
import dev.cryptopilot.operator.strategy.validation.ValidatorRunReader;
import dev.cryptopilot.operator.strategy.validation.ValidatorSettings;
import java.util.Objects;
import java.util.stream.Collectors;

/** Gathers what is there of the validation of a strategy. */
public final class ValidationObserver {

  private final ValidatorSettings settings;
  private final ValidatorQueue queue;
  private final Setbacks setbacks;

  public ValidationObserver(ValidatorSettings settings, ValidatorQueue queue, Setbacks setbacks) {
    this.settings = Objects.requireNonNull(settings);
    this.queue = Objects.requireNonNull(queue);
    this.setbacks = Objects.requireNonNull(setbacks);
  }

  ValidationSight observe(Strategy strategy, StrategyView view) {
    String namespace = strategy.getMetadata().getNamespace();
    String name = strategy.getMetadata().getName();
    return new ValidationSight(
        settings,
        strategy.statusOrEmpty().versions().stream()
            .flatMap(version -> KeptVerdict.read(version).stream())
            .toList(),
        view.reports(namespace, name).stream()
            .flatMap(report -> ValidationReport.questionOf(report).stream())
            .collect(Collectors.toSet()),
        view.validators(namespace, name).stream()
            .flatMap(pod -> ValidatorRunReader.read(pod).stream())
            .toList(),
        setbacks.of(namespace, name),
        queue.running(view.runningValidators()));
  }
}
