// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.app;

import dev.cryptopilot.operator.agent.FirstWords;
import dev.cryptopilot.operator.event.EventRecorder;
import dev.cryptopilot.operator.strategy.apply.RefusedWrites;
import dev.cryptopilot.operator.strategy.apply.StrategyApplier;
import dev.cryptopilot.operator.strategy.apply.ValidatorApplier;
import dev.cryptopilot.operator.strategy.observe.SourceLookup;
import dev.cryptopilot.operator.strategy.observe.StrategyObserver;
import dev.cryptopilot.operator.strategy.observe.ValidationObserver;
import dev.cryptopilot.operator.strategy.status.StrategyStatusFactory;
import dev.cryptopilot.operator.strategy.validation.Setbacks;
import dev.cryptopilot.operator.strategy.validation.ValidatorQueue;
import dev.cryptopilot.operator.strategy.validation.ValidatorSettings;
import io.fabric8.kubernetes.client.KubernetesClient;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Puts the steps of the strategy reconciler together. */
@Singleton
public class Strategies {

  @Produces
  @Singleton
  ValidatorSettings validatorSettings(PilotConfig config) {
    return new ValidatorSettings(
        config.validation(),
        config.runtimeImage(),
        config.runtimeBuild(),
        config.validatorsAtOnce(),
        config.validateUnusedAfter());
  }

  @Produces
  @Singleton
  ValidatorQueue validatorQueue(PilotConfig config, Clock clock) {
    return new ValidatorQueue(config.validatorsAtOnce(), clock);
  }

  @Produces
  @Singleton
  Setbacks setbacks(Clock clock) {
    return new Setbacks(clock);
  }

  @Produces
  @Singleton
  StrategyObserver strategyObserver(
      SourceLookup lookup,
      ValidatorSettings settings,
      ValidatorQueue queue,
      Setbacks setbacks,
      FirstWords firstWords,
      Clock clock) {
    ValidationObserver validation = new ValidationObserver(settings, queue, setbacks);
    return new StrategyObserver(lookup, validation, firstWords, clock);
  }

  @Produces
  @Singleton
  StrategyApplier strategyApplier(
      KubernetesClient client,
      ValidatorSettings settings,
      ValidatorQueue queue,
      Setbacks setbacks,
      EventRecorder events) {
    RefusedWrites refusals = new RefusedWrites(setbacks);
    ValidatorApplier validators = new ValidatorApplier(client, queue, refusals, settings);
    return new StrategyApplier(client, validators, refusals, events);
  }

  @Produces
  @Singleton
  StrategyStatusFactory strategyStatuses(Clock clock) {
    return new StrategyStatusFactory(clock);
  }
}
