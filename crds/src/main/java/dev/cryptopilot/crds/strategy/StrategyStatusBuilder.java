// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.strategy;

import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;

/** Fills a {@link StrategyStatus} field by field; what is not set stays absent. */
public final class StrategyStatusBuilder {
  private Long observedGeneration;
  private List<Condition> conditions;
  private String stable;
  private String candidate;
  private Integer bots;
  private List<VersionStatus> versions;
  private RolloutStatus rollout;

  StrategyStatusBuilder() {}

  public StrategyStatusBuilder observedGeneration(Long observedGeneration) {
    this.observedGeneration = observedGeneration;
    return this;
  }

  public StrategyStatusBuilder conditions(List<Condition> conditions) {
    this.conditions = conditions;
    return this;
  }

  public StrategyStatusBuilder stable(String stable) {
    this.stable = stable;
    return this;
  }

  public StrategyStatusBuilder candidate(String candidate) {
    this.candidate = candidate;
    return this;
  }

  public StrategyStatusBuilder bots(Integer bots) {
    this.bots = bots;
    return this;
  }

  public StrategyStatusBuilder versions(List<VersionStatus> versions) {
    this.versions = versions;
    return this;
  }

  public StrategyStatusBuilder rollout(RolloutStatus rollout) {
    this.rollout = rollout;
    return this;
  }

  public StrategyStatus build() {
    return new StrategyStatus(
        observedGeneration, conditions, stable, candidate, bots, versions, rollout);
  }
}
