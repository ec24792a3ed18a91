// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.plan.analysis;

import dev.cryptopilot.operator.strategy.observe.BotSign;
import dev.cryptopilot.operator.strategy.observe.ExitSign;
import java.time.Instant;
import java.util.Optional;

/**
 * Exits of one bot that nobody asked for, each counted once.
 *
 * <p>An exit is known by its time, and the agent counts restarts. Both only grow within a pod, so a
 * look that is repeated, late or stale adds nothing, and exits that nobody looked at in time are
 * found in the number of restarts.
 *
 * @param pod the pod whose restarts are counted
 * @param restartsBefore restarts of that pod that do not count
 * @param lastAt the last exit that was counted or is not to be counted
 * @param crashes ends by the program's own fault
 * @param stalls ends because the trading loop stood still
 * @param others ends that are not the strategy's doing
 */
public record ExitTally(
    Optional<String> pod,
    int restartsBefore,
    Optional<Instant> lastAt,
    int crashes,
    int stalls,
    int others) {

  /** Counts from here on. */
  public static ExitTally from(BotSign sign) {
    return new ExitTally(sign.pod(), sign.restarts(), sign.exit().map(ExitSign::at), 0, 0, 0);
  }

  /** With what this look shows. */
  ExitTally next(BotSign sign) {
    ExitTally here = sign.pod().equals(pod) ? this : inPod(sign);
    int unseen = Math.max(0, sign.restarts() - here.restartsBefore - here.all());
    ExitSign.Kind kind = sign.exit().map(ExitSign::kind).orElse(ExitSign.Kind.Crash);
    return kind == ExitSign.Kind.Asked
        // Restarts are never of exits that were asked for: what is unseen was another one.
        ? here.plus(sign, ExitSign.Kind.Crash, unseen)
        : here.plus(sign, kind, Math.max(unseen, here.isNew(sign) ? 1 : 0));
  }

  /** Another pod counts its own restarts. */
  private ExitTally inPod(BotSign sign) {
    return new ExitTally(sign.pod(), sign.restarts() - all(), lastAt, crashes, stalls, others);
  }

  /** Nothing of what happened since counts: the bot did not run the version yet. */
  ExitTally skip(BotSign sign) {
    return new ExitTally(sign.pod(), sign.restarts() - all(), later(sign), crashes, stalls, others);
  }

  private boolean isNew(BotSign sign) {
    return sign.exit()
        .filter(exit -> lastAt.filter(last -> !exit.at().isAfter(last)).isEmpty())
        .isPresent();
  }

  private ExitTally plus(BotSign sign, ExitSign.Kind kind, int count) {
    return new ExitTally(
        pod,
        restartsBefore,
        later(sign),
        crashes + (kind == ExitSign.Kind.Crash ? count : 0),
        stalls + (kind == ExitSign.Kind.Stall ? count : 0),
        others + (kind == ExitSign.Kind.Other ? count : 0));
  }

  private Optional<Instant> later(BotSign sign) {
    return isNew(sign) ? sign.exit().map(ExitSign::at) : lastAt;
  }

  private int all() {
    return crashes + stalls + others;
  }
}
