// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.strategy;

import java.util.List;

/** Fills a {@link RolloutStatus} field by field; what is not set stays absent. */
public final class RolloutStatusBuilder {
  private RolloutPhase phase;
  private String version;
  private String from;
  private Integer step;
  private Integer percent;
  private Integer updated;
  private Integer total;
  private String stepStartedAt;
  private String verdict;
  private String reason;
  private String message;
  private GroupFigures candidateFigures;
  private GroupFigures stableFigures;
  private List<String> candidates;
  private String watchingSince;
  private RolloutAction action;
  private String actionFor;
  private List<WatchedBot> watched;
  private List<ReturningBot> returning;

  RolloutStatusBuilder() {}

  public RolloutStatusBuilder phase(RolloutPhase phase) {
    this.phase = phase;
    return this;
  }

  public RolloutStatusBuilder version(String version) {
    this.version = version;
    return this;
  }

  public RolloutStatusBuilder from(String from) {
    this.from = from;
    return this;
  }

  public RolloutStatusBuilder step(Integer step) {
    this.step = step;
    return this;
  }

  public RolloutStatusBuilder percent(Integer percent) {
    this.percent = percent;
    return this;
  }

  public RolloutStatusBuilder updated(Integer updated) {
    this.updated = updated;
    return this;
  }

  public RolloutStatusBuilder total(Integer total) {
    this.total = total;
    return this;
  }

  public RolloutStatusBuilder stepStartedAt(String stepStartedAt) {
    this.stepStartedAt = stepStartedAt;
    return this;
  }

  public RolloutStatusBuilder verdict(String verdict) {
    this.verdict = verdict;
    return this;
  }

  public RolloutStatusBuilder reason(String reason) {
    this.reason = reason;
    return this;
  }

  public RolloutStatusBuilder message(String message) {
    this.message = message;
    return this;
  }

  public RolloutStatusBuilder candidateFigures(GroupFigures candidateFigures) {
    this.candidateFigures = candidateFigures;
    return this;
  }

  public RolloutStatusBuilder stableFigures(GroupFigures stableFigures) {
    this.stableFigures = stableFigures;
    return this;
  }

  public RolloutStatusBuilder candidates(List<String> candidates) {
    this.candidates = candidates;
    return this;
  }

  public RolloutStatusBuilder watchingSince(String watchingSince) {
    this.watchingSince = watchingSince;
    return this;
  }

  public RolloutStatusBuilder action(RolloutAction action) {
    this.action = action;
    return this;
  }

  public RolloutStatusBuilder actionFor(String actionFor) {
    this.actionFor = actionFor;
    return this;
  }

  public RolloutStatusBuilder watched(List<WatchedBot> watched) {
    this.watched = watched;
    return this;
  }

  public RolloutStatusBuilder returning(List<ReturningBot> returning) {
    this.returning = returning;
    return this;
  }

  public RolloutStatus build() {
    return new RolloutStatus(
        phase,
        version,
        from,
        step,
        percent,
        updated,
        total,
        stepStartedAt,
        verdict,
        reason,
        message,
        candidateFigures,
        stableFigures,
        candidates,
        watchingSince,
        action,
        actionFor,
        watched,
        returning);
  }
}
