// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan.moves;

import dev.cryptopilot.operator.agent.BotReport;
import dev.cryptopilot.operator.agent.BotState;
import dev.cryptopilot.operator.pool.observe.SlotSight;
import dev.cryptopilot.operator.slots.Goal;
import dev.cryptopilot.operator.slots.MoveId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What the agent of a bot's new pod says about it. Pure. */
public final class Landing {

  private Landing() {}

  /** The new pod is up and knows that the bot comes: the bot is not stopped for a dead pod. */
  static boolean isExpected(SlotSight target) {
    return target
        .word()
        .filter(word -> word.state() == BotState.EXPECTED && word.pid().isEmpty())
        .isPresent();
  }

  /** The database is safe there and the bot runs, or has run, or is not to run. */
  static boolean isDone(SlotSight target, MoveId id) {
    boolean runs = target.slot().goal() == Goal.RUNNING || target.slot().goal() == Goal.PAUSED;
    return target
        .word()
        .filter(word -> word.move().hasVerified(id))
        .filter(word -> !runs || word.ready() || hasRun(word))
        .isPresent();
  }

  private static boolean hasRun(BotReport word) {
    return word.pid().isEmpty() && (word.restarts() > 0 || word.lastExit().isPresent());
  }

  /** From the end of the process in the old pod to readiness in the new one, never negative. */
  public static Optional<Duration> downtime(
      Optional<BotReport> source, Optional<BotReport> target) {
    Optional<Instant> stopped = source.flatMap(word -> word.move().stoppedAt());
    Optional<Instant> ready = target.flatMap(word -> word.move().readyAt());
    return stopped
        .flatMap(from -> ready.map(to -> Duration.between(from, to)))
        .map(time -> time.isNegative() ? Duration.ZERO : time);
  }
}
