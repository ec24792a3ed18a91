// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.plan.rollout;

import dev.cryptopilot.crds.strategy.RolloutAction;
import dev.cryptopilot.crds.strategy.RolloutPhase;
import dev.cryptopilot.crds.strategy.RolloutStatus;
import dev.cryptopilot.operator.strategy.plan.analysis.BotTally;
import dev.cryptopilot.operator.strategy.plan.analysis.WatchedBots;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that a roll-out remembers; it is kept in the status of the Strategy and nowhere else.
 *
 * @param version the version that is or was rolled out last
 * @param from the stable version it started from
 * @param step number of the step, from 0
 * @param stepStartedAt when the step began
 * @param watchingSince when all bots of the step had the version first
 * @param candidates bots that are to run the version, in the order of choice; after its end those
 *     that wait for their turn to go back
 * @param watched what was counted so far
 * @param action the action in spec that was seen last
 * @param actionFor the version that was in spec when the action was set
 * @param returning bots that were told to go back, while others wait
 */
public record RolloutMemory(
    RolloutPhase phase,
    Optional<String> version,
    Optional<String> from,
    int step,
    Optional<Instant> stepStartedAt,
    Optional<Instant> watchingSince,
    List<String> candidates,
    List<BotTally> watched,
    Optional<RolloutAction> action,
    Optional<String> actionFor,
    List<Returning> returning) {

  /** Nothing was ever rolled out. */
  public static final RolloutMemory NONE =
      new RolloutMemory(
          RolloutPhase.Idle,
          Optional.empty(),
          Optional.empty(),
          0,
          Optional.empty(),
          Optional.empty(),
          List.of(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          List.of());

  public RolloutMemory {
    candidates = List.copyOf(candidates);
    watched = List.copyOf(watched);
    returning = List.copyOf(returning);
  }

  /** What a status remembers. */
  public static RolloutMemory of(Optional<RolloutStatus> status) {
    return status.map(RolloutMemory::read).orElse(NONE);
  }

  private static RolloutMemory read(RolloutStatus kept) {
    return new RolloutMemory(
        kept.phase() == null ? RolloutPhase.Idle : kept.phase(),
        Optional.ofNullable(kept.version()),
        Optional.ofNullable(kept.from()),
        kept.step() == null ? 0 : kept.step(),
        instant(kept.stepStartedAt()),
        instant(kept.watchingSince()),
        kept.candidates(),
        kept.watched().stream().flatMap(bot -> WatchedBots.read(bot).stream()).toList(),
        Optional.ofNullable(kept.action()),
        Optional.ofNullable(kept.actionFor()),
        kept.returning().stream().flatMap(bot -> Returning.read(bot).stream()).toList());
  }

  /** A roll-out of that version begins; what a person asked for before is still known. */
  RolloutMemory begin(String next, String stable, Instant now) {
    return new RolloutMemory(
        RolloutPhase.Progressing,
        Optional.of(next),
        Optional.of(stable),
        0,
        Optional.of(now),
        Optional.empty(),
        List.of(),
        List.of(),
        action,
        actionFor,
        returning);
  }

  /** It ends well, or all bots were told to go back: none is a candidate any more. */
  RolloutMemory end(RolloutPhase how) {
    return givenUp(how).back(List.of(), List.of());
  }

  /** It ends, and its candidates are to go back when it is their turn. */
  RolloutMemory givenUp(RolloutPhase how) {
    return new RolloutMemory(
        how,
        version,
        from,
        step,
        stepStartedAt,
        Optional.empty(),
        candidates,
        List.of(),
        action,
        actionFor,
        returning);
  }

  /** So many wait for their turn now, and these are on their way. */
  RolloutMemory back(List<String> waiting, List<Returning> away) {
    return new RolloutMemory(
        phase,
        version,
        from,
        step,
        stepStartedAt,
        watchingSince,
        waiting,
        watched,
        action,
        actionFor,
        away);
  }

  /** That version was taken back earlier and stays so. */
  RolloutMemory held(String refused, Optional<String> stable) {
    boolean same = version.filter(refused::equals).isPresent();
    return new RolloutMemory(
        RolloutPhase.RolledBack,
        Optional.of(refused),
        same ? from : stable,
        same ? step : 0,
        same ? stepStartedAt : Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        action,
        actionFor,
        returning);
  }

  RolloutMemory in(RolloutPhase next) {
    return new RolloutMemory(
        next,
        version,
        from,
        step,
        stepStartedAt,
        watchingSince,
        candidates,
        watched,
        action,
        actionFor,
        returning);
  }

  RolloutMemory with(List<String> chosen, List<BotTally> tallies) {
    return new RolloutMemory(
        phase,
        version,
        from,
        step,
        stepStartedAt,
        watchingSince,
        chosen,
        tallies,
        action,
        actionFor,
        returning);
  }

  RolloutMemory at(int next, Optional<Instant> begun, Optional<Instant> watching) {
    return new RolloutMemory(
        phase,
        version,
        from,
        next,
        begun,
        watching,
        candidates,
        watched,
        action,
        actionFor,
        returning);
  }

  /**
   * Notes the action in spec. It belongs to the version that was in spec when it was set: left
   * standing, it does nothing to the next one.
   */
  RolloutMemory seeing(Optional<RolloutAction> wanted, String specVersion) {
    return wanted.equals(action)
        ? this
        : new RolloutMemory(
            phase,
            version,
            from,
            step,
            stepStartedAt,
            watchingSince,
            candidates,
            watched,
            wanted,
            wanted.map(set -> specVersion),
            returning);
  }

  /** Whether bots are on their way. */
  public boolean isUnderWay() {
    return phase == RolloutPhase.Progressing
        || phase == RolloutPhase.Waiting
        || phase == RolloutPhase.Paused;
  }

  /** Whether the version is given up and bots that have it wait for their turn to go back. */
  public boolean isGoingBack() {
    return !isUnderWay() && !candidates.isEmpty();
  }

  /** Whether a person wants this for the version that is rolled out. */
  boolean asksFor(RolloutAction wanted) {
    return action.filter(wanted::equals).isPresent()
        && (wanted == RolloutAction.Pause || actionFor.equals(version));
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.ofNullable(text).map(Instant::parse);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
