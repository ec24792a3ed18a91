// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.event;

/** What happened. The names are API: people filter by them. */
public enum EventReason {
  // Bot
  BotAccepted(Severity.Normal),
  BotRefused(Severity.Warning),
  StrategyResolved(Severity.Normal),
  StrategyDangling(Severity.Warning),
  DefaultPoolCreated(Severity.Normal),
  BotPlaced(Severity.Normal),
  BotWaiting(Severity.Warning),
  BotReady(Severity.Normal),
  BotNotReady(Severity.Warning),
  BotStateChanged(Severity.Normal),
  BotExited(Severity.Warning),
  BotUpdated(Severity.Normal),
  BotUpdateWaiting(Severity.Normal),
  BotDraining(Severity.Normal),
  BotSettled(Severity.Normal),
  BotReleased(Severity.Normal),

  // BotPool
  SlotAssigned(Severity.Normal),
  SecondSlotRemoved(Severity.Warning),
  MoveStarted(Severity.Normal),
  MoveSealing(Severity.Normal),
  MoveCommitted(Severity.Normal),
  MoveDone(Severity.Normal),
  MoveCancelled(Severity.Normal),
  MoveFailed(Severity.Warning),
  SlotReleased(Severity.Normal),
  SlotsUpdated(Severity.Normal),
  PodAdded(Severity.Normal),
  PodRemoved(Severity.Normal),
  PodRestarted(Severity.Warning),
  PodUnreachable(Severity.Warning),
  TemplateProven(Severity.Normal),
  TemplateRolledBack(Severity.Warning),
  VolumeArchived(Severity.Normal),
  VolumeDeleted(Severity.Normal),
  PoolRemoved(Severity.Normal),
  PoolFull(Severity.Warning),
  PoolAvailable(Severity.Normal),
  PoolDegraded(Severity.Warning),

  // Strategy
  VersionPublished(Severity.Normal),
  VersionRefused(Severity.Warning),
  VersionPromoted(Severity.Normal),
  VersionPruned(Severity.Normal),
  VersionValidated(Severity.Normal),
  RolloutStarted(Severity.Normal),
  RolloutAdvanced(Severity.Normal),
  RolloutPaused(Severity.Normal),
  VersionRolledBack(Severity.Warning),

  /** A pass ended with an error that nobody expected; it is tried again. */
  ReconcileFailed(Severity.Warning);

  /** The two types that Kubernetes knows. */
  public enum Severity {
    Normal,
    Warning
  }

  private final Severity severity;

  EventReason(Severity severity) {
    this.severity = severity;
  }

  public Severity severity() {
    return severity;
  }
}
