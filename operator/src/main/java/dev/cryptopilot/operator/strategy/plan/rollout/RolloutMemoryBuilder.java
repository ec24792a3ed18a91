// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.plan.rollout;

import dev.cryptopilot.crds.strategy.RolloutAction;
import dev.cryptopilot.crds.strategy.RolloutPhase;
import dev.cryptopilot.operator.strategy.plan.analysis.BotTally;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Fills a {@link RolloutMemory} field by field, from nothing or from another one. */
final class RolloutMemoryBuilder {
  private RolloutPhase phase = RolloutPhase.Idle;
  private Optional<String> version = Optional.empty();
  private Optional<String> from = Optional.empty();
  private int step;
  private Optional<Instant> stepStartedAt = Optional.empty();
  private Optional<Instant> watchingSince = Optional.empty();
  private List<String> candidates = List.of();
  private List<BotTally> watched = List.of();
  private Optional<RolloutAction> action = Optional.empty();
  private Optional<String> actionFor = Optional.empty();
  private List<Returning> returning = List.of();

  /** Begins where nothing was ever rolled out. */
  RolloutMemoryBuilder() {}

  /** Begins with all that the other one remembers. */
  RolloutMemoryBuilder(RolloutMemory before) {
    this.phase = before.phase();
    this.version = before.version();
    this.from = before.from();
    this.step = before.step();
    this.stepStartedAt = before.stepStartedAt();
    this.watchingSince = before.watchingSince();
    this.candidates = before.candidates();
    this.watched = before.watched();
    this.action = before.action();
    this.actionFor = before.actionFor();
    this.returning = before.returning();
  }

  RolloutMemoryBuilder phase(RolloutPhase phase) {
    this.phase = phase;
    return this;
  }

  RolloutMemoryBuilder version(Optional<String> version) {
    this.version = version;
    return this;
  }

  RolloutMemoryBuilder from(Optional<String> from) {
    this.from = from;
    return this;
  }

  RolloutMemoryBuilder step(int step) {
    this.step = step;
    return this;
  }

  RolloutMemoryBuilder stepStartedAt(Optional<Instant> stepStartedAt) {
    this.stepStartedAt = stepStartedAt;
    return this;
  }

  RolloutMemoryBuilder watchingSince(Optional<Instant> watchingSince) {
    this.watchingSince = watchingSince;
    return this;
  }

  RolloutMemoryBuilder candidates(List<String> candidates) {
    this.candidates = candidates;
    return this;
  }

  RolloutMemoryBuilder watched(List<BotTally> watched) {
    this.watched = watched;
    return this;
  }

  RolloutMemoryBuilder action(Optional<RolloutAction> action) {
    this.action = action;
    return this;
  }

  RolloutMemoryBuilder actionFor(Optional<String> actionFor) {
    this.actionFor = actionFor;
    return this;
  }

  RolloutMemoryBuilder returning(List<Returning> returning) {
    this.returning = returning;
    return this;
  }

  RolloutMemory build() {
    return new RolloutMemory(
        phase,
        version,
        from,
        step,
        stepStartedAt,
        watchingSince,
        candidates,
        watched,
        action,
        actionFor,
        returning);
  }
}
