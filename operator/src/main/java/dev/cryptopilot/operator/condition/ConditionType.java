// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.condition;

/** Every condition type that a status of ours may hold. */
public enum ConditionType {
  // every kind, in the words of kstatus, which Flux and others go by
  /** There while it is so: on the way to what the spec asks for. */
  Reconciling,
  /** There while it is so: nothing goes on until a person edits the spec. */
  Stalled,

  // Bot
  /** The spec can be acted on: references exist, the owner matches, nothing is denied. */
  Accepted,
  /** The strategy and version that the bot asks for is known. */
  StrategyResolved,
  /** The bot has a slot in a pod. */
  Placed,
  /**
   * Bot: process up, digest as desired, trading loop fresh, state as asked; absent while it is
   * stopped as asked. BotPool: as Available. Strategy: the version in spec is the stable one.
   */
  Ready,
  /** New entries are allowed and the trading loop runs. */
  Trading,
  /** What runs is what the spec asks for. */
  UpToDate,
  /** Deletion: positions are closed or kept as asked, and the process is gone. */
  Drained,
  /** Deletion: the final equity is recorded. */
  Settled,

  // BotPool
  /** At least the asked minimum of pods answers. */
  Available,
  /** Something is being changed. */
  Progressing,
  /** Something needs a person or is being repaired. */
  Degraded,
  /** A limit keeps the pool from growing. */
  ScalingLimited,

  // Strategy
  /** The version in spec can be used. */
  Valid,
  /** Its program was looked into; absent when nobody was asked to look. */
  Validated,
  /** Bots of the current versions do well. */
  Healthy,
  /** The last candidate was taken back. */
  RolledBack
}
