// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.bot;

import dev.cryptopilot.crds.Health;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;

/** Fills a {@link BotStatus} field by field; what is not set stays absent. */
public final class BotStatusBuilder {
  private Long observedGeneration;
  private BotPhase phase;
  private Health health;
  private List<Condition> conditions;
  private SlotStatus slot;
  private RunningStrategy strategy;
  private Integer restarts;
  private String nextStartAt;
  private LastExit lastExit;
  private TradingStatus trading;
  private VitalsStatus vitals;
  private Settlement settlement;
  private MoveStatus move;

  BotStatusBuilder() {}

  public BotStatusBuilder observedGeneration(Long observedGeneration) {
    this.observedGeneration = observedGeneration;
    return this;
  }

  public BotStatusBuilder phase(BotPhase phase) {
    this.phase = phase;
    return this;
  }

  public BotStatusBuilder health(Health health) {
    this.health = health;
    return this;
  }

  public BotStatusBuilder conditions(List<Condition> conditions) {
    this.conditions = conditions;
    return this;
  }

  public BotStatusBuilder slot(SlotStatus slot) {
    this.slot = slot;
    return this;
  }

  public BotStatusBuilder strategy(RunningStrategy strategy) {
    this.strategy = strategy;
    return this;
  }

  public BotStatusBuilder restarts(Integer restarts) {
    this.restarts = restarts;
    return this;
  }

  public BotStatusBuilder nextStartAt(String nextStartAt) {
    this.nextStartAt = nextStartAt;
    return this;
  }

  public BotStatusBuilder lastExit(LastExit lastExit) {
    this.lastExit = lastExit;
    return this;
  }

  public BotStatusBuilder trading(TradingStatus trading) {
    this.trading = trading;
    return this;
  }

  public BotStatusBuilder vitals(VitalsStatus vitals) {
    this.vitals = vitals;
    return this;
  }

  public BotStatusBuilder settlement(Settlement settlement) {
    this.settlement = settlement;
    return this;
  }

  public BotStatusBuilder move(MoveStatus move) {
    this.move = move;
    return this;
  }

  public BotStatus build() {
    return new BotStatus(
        observedGeneration,
        phase,
        health,
        conditions,
        slot,
        strategy,
        restarts,
        nextStartAt,
        lastExit,
        trading,
        vitals,
        settlement,
        move);
  }
}
