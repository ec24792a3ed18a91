// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.bot.status;

import dev.cryptopilot.crds.bot.Bot;
import dev.cryptopilot.crds.bot.BotPhase;
import dev.cryptopilot.crds.bot.BotStatus;
import dev.cryptopilot.operator.bot.BotStanding;
import dev.cryptopilot.operator.condition.ConditionType;
import dev.cryptopilot.operator.condition.Conditions;
import io.fabric8.kubernetes.api.model.Condition;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Stream;

/**
 * When a status is worth a write. A new bot passes through several states within a second; each is
 * old before anybody has read it, and with thousands of bots they are most of all writes. Pure.
 */
public final class StatusPace {

  /** Time between two steps that are told: on a short way to Ready none is. */
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
    Duration left = Duration.between(now, lastTold(bot, now).plus(ON_THE_WAY));
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

  /** With thousands of bots at once each waits for its turn at every step, long after its birth. */
  private static Instant lastTold(Bot bot, Instant now) {
    Stream<String> steps =
        bot.statusOrEmpty().conditions().stream().map(Condition::getLastTransitionTime);
    return Stream.concat(Stream.of(bot.getMetadata().getCreationTimestamp()), steps)
        .map(StatusPace::time)
        // A clock that was ahead must not hold a status back.
        .filter(at -> !at.isAfter(now))
        .max(Comparator.naturalOrder())
        .orElse(Instant.EPOCH);
  }

  private static Instant time(String text) {
    try {
      return text == null ? Instant.EPOCH : Instant.parse(text);
    } catch (DateTimeException e) {
      return Instant.EPOCH;
    }
  }
}
