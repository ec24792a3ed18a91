// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.bot.status;

import static dev.cryptopilot.operator.condition.ConditionType.Ready;
import static dev.cryptopilot.operator.condition.ConditionType.Trading;

import dev.cryptopilot.operator.agent.BotReport;
import dev.cryptopilot.operator.agent.BotState;
import dev.cryptopilot.operator.agent.LastExit;
import dev.cryptopilot.operator.condition.ConditionClaim;
import dev.cryptopilot.operator.condition.ConditionReason;
import dev.cryptopilot.operator.condition.ConditionStatus;
import dev.cryptopilot.operator.condition.ConditionType;
import dev.cryptopilot.operator.slots.Goal;
import java.util.List;
import java.util.Optional;

/** Claims about the process. Pure. */
final class ReadyClaims {

  private ReadyClaims() {}

  /**
   * Ready and Trading; a bot that is stopped as asked has no Ready.
   *
   * @param earlier the claims about spec and slot: without a slot, the first failure says why
   */
  static List<ConditionClaim> of(Standing standing, List<ConditionClaim> earlier) {
    return switch (standing) {
      case Standing.Unplaced unplaced ->
          both(
              earlier.stream()
                  .filter(claim -> claim.status() == ConditionStatus.False)
                  .findFirst()
                  .map(claim -> ConditionClaim.isFalse(Ready, claim.reason(), claim.message()))
                  .orElseGet(
                      () ->
                          ConditionClaim.isFalse(
                              Ready, ConditionReason.NotPlaced, "it has no slot")));
      case Standing.Unheard unheard ->
          both(
              ConditionClaim.isFalse(
                  Ready,
                  ConditionReason.WaitingForReport,
                  "pod " + unheard.slot().pod() + " has not reported it yet"));
      case Standing.Awaited awaited -> HeldStatus.process(awaited.before());
      case Standing.Silent silent ->
          both(
              ConditionClaim.unknown(
                  Ready,
                  ConditionReason.AgentUnreachable,
                  "the agent of pod "
                      + silent.slot().pod()
                      + " does not answer; the bot may well go on trading"));
      case Standing.Reported reported ->
          isStopped(reported)
              ? List.of(ConditionClaim.isFalse(Trading, ConditionReason.Stopped, ""))
              : reported.ready() ? ready(reported) : both(notReady(reported));
    };
  }

  /** As asked: then nobody waits for it to be ready, and tools that wait for Ready do not. */
  private static boolean isStopped(Standing.Reported reported) {
    return reported.report().state() == BotState.STOPPED
        && reported.slot().bot().goal() == Goal.STOPPED
        && reported.report().goal().filter(Goal.STOPPED::equals).isPresent();
  }

  private static List<ConditionClaim> ready(Standing.Reported reported) {
    BotReport report = reported.report();
    ConditionReason reason = ConditionReason.named(report.reason(), ConditionReason.BotReady);
    return List.of(
        ConditionClaim.isTrue(Ready, reason, report.message()),
        switch (reported.slot().bot().goal()) {
          case RUNNING -> ConditionClaim.isTrue(Trading, ConditionReason.Trading, "");
          case PAUSED ->
              ConditionClaim.isFalse(
                  Trading, ConditionReason.Paused, "no new entries; open trades are managed");
          default -> ConditionClaim.isFalse(Trading, ConditionReason.Stopped, "");
        });
  }

  private static ConditionClaim notReady(Standing.Reported reported) {
    BotReport report = reported.report();
    String desired = reported.slot().bot().content().digest();
    boolean behind =
        report.goal().filter(reported.slot().bot().goal()::equals).isEmpty()
            || (report.ready() && report.digest().filter(d -> !d.equals(desired)).isPresent());
    if (behind) {
      return ConditionClaim.isFalse(
          Ready, ConditionReason.WaitingForReport, "the pod is taking up a change");
    }
    ConditionReason reason = ConditionReason.named(report.reason(), usual(report.state()));
    return ConditionClaim.isFalse(Ready, reason, because(report));
  }

  /** What a state means where the agent gives a reason that is not known here. */
  private static ConditionReason usual(BotState state) {
    return switch (state) {
      case STOPPED, DRAINED, SEALED, REMOVED, EXPECTED -> ConditionReason.Stopped;
      case STOPPING -> ConditionReason.Stopping;
      case DRAINING -> ConditionReason.Draining;
      case BACKOFF -> ConditionReason.BackOff;
      case FAILED -> ConditionReason.CoolingDown;
      case RUNNING, PAUSED -> ConditionReason.ApiSilent;
      case PENDING, STARTING, UNKNOWN -> ConditionReason.Starting;
    };
  }

  /** The agent's sentence; for a process that ended, the field to look at before it. */
  private static String because(BotReport report) {
    Optional<LastExit> exit = report.lastExit().filter(e -> e.reason().equals(report.reason()));
    String message =
        report.message().isBlank() ? exit.map(LastExit::message).orElse("") : report.message();
    return exit.flatMap(LastExit::field)
        .filter(field -> !message.startsWith(field))
        .map(field -> field + ": " + message)
        .orElse(message);
  }

  private static List<ConditionClaim> both(ConditionClaim ready) {
    ConditionClaim trading =
        new ConditionClaim(ConditionType.Trading, ready.status(), ready.reason(), ready.message());
    return List.of(ready, trading);
  }
}
