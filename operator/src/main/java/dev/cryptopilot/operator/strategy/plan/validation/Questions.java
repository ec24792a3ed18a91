// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.plan.validation;

import dev.cryptopilot.operator.strategy.observe.PublishedVersion;
import dev.cryptopilot.operator.strategy.observe.StrategyFacts;
import dev.cryptopilot.operator.strategy.validation.KeptVerdict;
import dev.cryptopilot.operator.strategy.validation.Question;
import java.util.Optional;

/**
 * What is asked about each version: what {@code spec.validation} says about the version in spec,
 * what they were asked before about all others.
 *
 * <p>A version that newer ones came after is on its way back: a verdict that let bots have it still
 * does, so that nothing stands between a bad version and the one before it. Once it is stable
 * again, it is asked like any other; that takes it from nobody.
 */
record Questions(StrategyFacts facts) {

  Question about(PublishedVersion published) {
    Question wanted =
        Question.of(published.version().digest(), facts.strategy().getSpec().validation());
    Optional<KeptVerdict> kept = facts.validation().verdict(wanted.digest());
    boolean comesBack = kept.filter(KeptVerdict::accepted).isPresent() && comesBack(published);
    return isInSpec(published) && !comesBack
        ? wanted
        : kept.map(KeptVerdict::question).orElse(wanted);
  }

  private boolean isInSpec(PublishedVersion published) {
    return facts.strategy().getSpec().version().equals(published.version().version());
  }

  private boolean comesBack(PublishedVersion published) {
    return !published.version().version().equals(facts.strategy().statusOrEmpty().stable())
        && facts.published().stream().anyMatch(other -> other.isNewerThan(published));
  }
}
