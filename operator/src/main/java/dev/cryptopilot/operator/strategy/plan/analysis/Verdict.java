// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.plan.analysis;

/** What the figures say about a new version. The names are API. */
public enum Verdict {
  /** {@code abortOn} asks for nothing. */
  NotJudged,
  /** Too little was seen to compare; nothing speaks against it so far. */
  NotEnoughData,
  /** Within all limits. */
  Healthy,
  /** Its bots end by themselves. */
  Crashes,
  /** The trading loops of its bots stand still. */
  Stalls,
  /** A bot lost more than it may. */
  Drawdown,
  /** Its bots log too many errors. */
  Errors,
  /** Its analysis takes too long. */
  LoopTime,
  /** Its bots gain less than those with the stable version. */
  LossVsStable,
  /** A person said so. */
  Aborted;

  /** Whether the version is to be taken back. */
  public boolean condemns() {
    return switch (this) {
      case NotJudged, NotEnoughData, Healthy -> false;
      case Crashes, Stalls, Drawdown, Errors, LoopTime, LossVsStable, Aborted -> true;
    };
  }
}
