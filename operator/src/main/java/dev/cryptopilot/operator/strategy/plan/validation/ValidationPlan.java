// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.plan.validation;

import dev.cryptopilot.operator.strategy.plan.StrategyAction;
import dev.cryptopilot.operator.strategy.plan.validation.Validation.Passed;
import dev.cryptopilot.operator.strategy.plan.validation.Validation.Refused;
import dev.cryptopilot.operator.strategy.validation.KeptVerdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was decided about the validation of a strategy's versions.
 *
 * @param enforced whether bots wait for the verdict
 * @param versions what is known, by version number
 * @param verdicts those the status keeps from now on, by version number
 * @param actions in the order they are done
 * @param lookAgain after which time something is due that has no event
 */
public record ValidationPlan(
    boolean enforced,
    Map<String, Validation> versions,
    Map<String, KeptVerdict> verdicts,
    List<StrategyAction> actions,
    Optional<Duration> lookAgain) {

  public ValidationPlan {
    versions = Map.copyOf(versions);
    verdicts = Map.copyOf(verdicts);
    actions = List.copyOf(actions);
  }

  /** What is known about a version; empty when it is not published. */
  public Optional<Validation> of(String version) {
    return Optional.ofNullable(versions.get(version));
  }

  /** The verdict on a version; empty before there is one. */
  public Optional<KeptVerdict> kept(String version) {
    return Optional.ofNullable(verdicts.get(version));
  }

  /** Why bots must not have a version now. */
  public Optional<String> obstacle(String version) {
    return of(version)
        .filter(seen -> enforced && !(seen instanceof Passed))
        .map(Validation::sentence);
  }

  /** Why bots must not have a version at all. */
  public Optional<String> refusal(String version) {
    return of(version)
        .filter(seen -> enforced && seen instanceof Refused)
        .map(Validation::sentence);
  }
}
