// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.condition;

/** Why a condition has its status. The names are API: people write alerts on them. */
public enum ConditionReason {
  /** Nothing stands against it. */
  AsAsked,

  // Accepted
  PoolNotFound,
  PoolOwnerMismatch,
  SharedPoolNeedsPaper,
  SharedPoolNeedsCuratedStrategy,
  CredentialsMissing,
  CredentialsIncomplete,
  CredentialsInUse,
  ConfigKeyDenied,
  InvalidSpec,

  // StrategyResolved
  Resolved,
  StrategyNotFound,
  StrategyOwnerMismatch,
  StrategyNotReady,
  StrategyInvalid,
  VersionNotFound,
  ChannelEmpty,

  // Placed
  SlotAssigned,
  WaitingForSlot,
  PoolFull,
  PoolPaused,
  NotAccepted,
  NotPlaced,
  HomePodMissing,

  // Ready, Trading
  BotReady,
  AgentUnreachable,
  WaitingForReport,
  Trading,
  Paused,
  Starting,
  Stopping,
  Stopped,
  LoopStalled,
  ApiSilent,
  UnknownPair,
  WaitingForExchange,
  BackOff,
  CoolingDown,
  Draining,
  OpenTrades,
  ConfigurationError,
  SchemaError,
  StrategyNotLoaded,
  StrategyError,
  UnknownExchange,
  ExchangeUnreachable,
  StakeCurrencyNotOnExchange,
  NoPairs,
  DatabaseError,
  PortInUse,
  AlreadyRunning,
  StartTimeout,
  Stalled,
  MemoryWatermark,
  Killed,
  Crashed,
  Asked,

  // UpToDate
  UpToDate,
  Restarting,
  WaitingForFlat,
  WaitingForMove,
  Moving,
  LastGoodKept,

  // Drained, Settled
  Drained,
  NeverPlaced,
  PositionsKept,
  WaitingForAgent,
  SlotLost,
  Settled,
  WaitingForDrain,

  // BotPool
  RolledBack,
  RolloutStopped,
  UpdatePaused,
  BotsNeedPods,
  MemoryPressure,
  HeadroomAtMax,
  PodsReady,
  PodsNotReady,
  ScalingUp,
  ScalingDown,
  Replacing,
  Stable,
  MaxPods,
  WithinLimits,
  PodUnreachable,
  PodMissing,
  StuckTerminating,
  NodeNotReady,
  ImageUnavailable,
  ContainerNotCreated,
  OutOfMemory,
  CrashLooping,
  Unschedulable,
  SlotsUnreadable,
  SlotsRefused,
  SlotsNotTaken,
  BotsUnhealthy,
  SlotsTooLarge,

  // Strategy
  Accepted,
  VersionContentChanged,
  SourceEmpty,
  SourceNotFound,
  SourceTooLarge,
  ClassNotFound,
  InvalidVersion,
  InvalidFileName,
  PublishRefused,
  RollingOut,
  Promoted,
  ValidationPassed,
  ValidationWaiting,
  ValidationRunning,
  ValidationUnjudged,
  ValidatorNotAdmitted,
  ValidationFailed,
  WatchingCandidates,
  NoBots,
  BotsFailing,
  NeverRolledBack,
  Aborted;

  /** The reason with this name, or {@code fallback} when an agent of another version says more. */
  public static ConditionReason named(String name, ConditionReason fallback) {
    for (ConditionReason reason : values()) {
      if (reason.name().equals(name)) {
        return reason;
      }
    }
    return fallback;
  }
}
