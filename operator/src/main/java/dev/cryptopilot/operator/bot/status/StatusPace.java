// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.bot.status;

import dev.cryptopilot.crds.bot.Bot;
import dev.cryptopilot.crds.bot.BotPhase;
import dev.cryptopilot.crds.bot.BotStatus;
import dev.cryptopilot.operator.bot.BotStanding;
import dev.cryptopilot.operator.condition.ConditionType;
import dev.cryptopilot.operator.condition.Conditions;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * When a status is worth a write. A new bot passes through several states within a second; each is
 * old before anybody has read it, and with thousands of bots they are most of all writes. Pure.
 */
public final class StatusPace {

  /** Ways to Ready that take longer are told step by step. */
  static final Duration ON_THE_WAY = Duration.ofSeconds(3);

  private static final Set<BotPhase> STEPS = Set.of(BotPhase.Pending, BotPhase.Starting);

  private StatusPace() {}

  /**
   * How long the status may wait; zero = it is to be written now.
   *
   * @param next the status as it should be
   */
  public static Duration pause(Bot bot, BotStatus next, Instant now) {
    if (!isOnlyAStep(bot, next)) {
      return Duration.ZERO;
    }
    Duration left = Duration.between(now, createdAt(bot).plus(ON_THE_WAY));
    return left.isNegative() ? Duration.ZERO : left;
  }

  /** Accepted already, never Ready, and on its way without anything that a person must know. */
  private static boolean isOnlyAStep(Bot bot, BotStatus next) {
    return BotStanding.mayBePlaced(bot)
        && STEPS.contains(next.phase())
        && bot.getMetadata().getGeneration() == 1
        && Conditions.isTrue(next.conditions(), ConditionType.Accepted)
        && next.lastExitSeen().isEmpty()
        && !wasReady(bot.statusOrEmpty());
  }

  private static boolean wasReady(BotStatus status) {
    return Conditions.isTrue(status.conditions(), ConditionType.Ready);
  }

  private static Instant createdAt(Bot bot) {
    try {
      return Instant.parse(bot.getMetadata().getCreationTimestamp());
    } catch (DateTimeException e) {
      return Instant.EPOCH;
    }
  }
}
