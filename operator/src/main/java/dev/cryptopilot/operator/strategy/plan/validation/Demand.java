// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.plan.validation;

import dev.cryptopilot.operator.strategy.observe.PublishedVersion;
import dev.cryptopilot.operator.strategy.observe.StrategyFacts;
import dev.cryptopilot.operator.strategy.observe.StrategyUse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;

/** How much a verdict on a version is waited for. */
enum Demand {
  /** Bots wait. */
  Bots,
  /** Nobody does; it is of use to whoever applied it. */
  Author,
  /** The same, and it is too new to bother. */
  Later,
  /** Nobody does: it is not the version in spec. */
  None;

  static Demand of(PublishedVersion published, StrategyFacts facts) {
    String version = published.version().version();
    boolean wanted = facts.strategy().getSpec().version().equals(version);
    if (facts.uses().stream().anyMatch(use -> use.pinned().filter(version::equals).isPresent())
        || (wanted && facts.uses().stream().anyMatch(StrategyUse::follows))) {
      return Bots;
    }
    if (!wanted) {
      return None;
    }
    return untilAuthor(published, facts).isPositive() ? Later : Author;
  }

  /** How long it takes until a version is looked into although no bot uses it. */
  static Duration untilAuthor(PublishedVersion published, StrategyFacts facts) {
    Duration rest = facts.validation().settings().unusedAfter();
    try {
      return rest.minus(Duration.between(Instant.parse(published.createdAt()), facts.now()));
    } catch (DateTimeException e) {
      return rest;
    }
  }
}
