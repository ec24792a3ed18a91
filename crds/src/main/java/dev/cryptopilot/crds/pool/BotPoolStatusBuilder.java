// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.pool;

import dev.cryptopilot.crds.Health;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;

/** Fills a {@link BotPoolStatus} field by field; what is not set stays absent. */
public final class BotPoolStatusBuilder {
  private Long observedGeneration;
  private Integer replicas;
  private String selector;
  private List<Condition> conditions;
  private Health health;
  private PoolTotals totals;
  private List<PodStatus> pods;
  private List<PoolMove> moves;
  private List<PoolMove> suggestions;
  private RebalanceStatus rebalance;
  private PoolCheck check;
  private String emptySince;
  private String templateRevision;
  private String lastHealthCheck;

  BotPoolStatusBuilder() {}

  public BotPoolStatusBuilder observedGeneration(Long observedGeneration) {
    this.observedGeneration = observedGeneration;
    return this;
  }

  public BotPoolStatusBuilder replicas(Integer replicas) {
    this.replicas = replicas;
    return this;
  }

  public BotPoolStatusBuilder selector(String selector) {
    this.selector = selector;
    return this;
  }

  public BotPoolStatusBuilder conditions(List<Condition> conditions) {
    this.conditions = conditions;
    return this;
  }

  public BotPoolStatusBuilder health(Health health) {
    this.health = health;
    return this;
  }

  public BotPoolStatusBuilder totals(PoolTotals totals) {
    this.totals = totals;
    return this;
  }

  public BotPoolStatusBuilder pods(List<PodStatus> pods) {
    this.pods = pods;
    return this;
  }

  public BotPoolStatusBuilder moves(List<PoolMove> moves) {
    this.moves = moves;
    return this;
  }

  public BotPoolStatusBuilder suggestions(List<PoolMove> suggestions) {
    this.suggestions = suggestions;
    return this;
  }

  public BotPoolStatusBuilder check(PoolCheck check) {
    this.check = check;
    return this;
  }

  public BotPoolStatusBuilder rebalance(RebalanceStatus rebalance) {
    this.rebalance = rebalance;
    return this;
  }

  public BotPoolStatusBuilder emptySince(String emptySince) {
    this.emptySince = emptySince;
    return this;
  }

  public BotPoolStatusBuilder templateRevision(String templateRevision) {
    this.templateRevision = templateRevision;
    return this;
  }

  public BotPoolStatusBuilder lastHealthCheck(String lastHealthCheck) {
    this.lastHealthCheck = lastHealthCheck;
    return this;
  }

  public BotPoolStatus build() {
    return new BotPoolStatus(
        observedGeneration,
        replicas,
        selector,
        conditions,
        health,
        totals,
        pods,
        moves,
        suggestions,
        rebalance,
        check,
        emptySince,
        templateRevision,
        lastHealthCheck);
  }
}
