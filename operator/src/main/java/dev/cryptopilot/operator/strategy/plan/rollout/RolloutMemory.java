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
  public static final RolloutMemory NONE = new RolloutMemoryBuilder().build();

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
    return new RolloutMemoryBuilder()
        .phase(kept.phase() == null ? RolloutPhase.Idle : kept.phase())
        .version(Optional.ofNullable(kept.version()))
        .from(Optional.ofNullable(kept.from()))
        .step(kept.step() == null ? 0 : kept.step())
        .stepStartedAt(instant(kept.stepStartedAt()))
        .watchingSince(instant(kept.watchingSince()))
        .candidates(kept.candidates())
        .watched(kept.watched().stream().flatMap(bot -> WatchedBots.read(bot).stream()).toList())
        .action(Optional.ofNullable(kept.action()))
        .actionFor(Optional.ofNullable(kept.actionFor()))
        .returning(kept.returning().stream().flatMap(bot -> Returning.read(bot).stream()).toList())
        .build();
  }

  /** The same, but for what is said next. */
  private RolloutMemoryBuilder but() {
    return new RolloutMemoryBuilder(this);
  }

  /** A roll-out of that version begins; what a person asked for before is still known. */
  RolloutMemory begin(String next, String stable, Instant now) {
    return forgetting()
        .phase(RolloutPhase.Progressing)
        .version(Optional.of(next))
        .from(Optional.of(stable))
        .step(0)
        .stepStartedAt(Optional.of(now))
        .candidates(List.of())
        .build();
  }

  /** It ends well, or all bots were told to go back: none is a candidate any more. */
  RolloutMemory end(RolloutPhase how) {
    return givenUp(how).back(List.of(), List.of());
  }

  /** It ends, and its candidates are to go back when it is their turn. */
  RolloutMemory givenUp(RolloutPhase how) {
    return forgetting().phase(how).build();
  }

  /** So many wait for their turn now, and these are on their way. */
  RolloutMemory back(List<String> waiting, List<Returning> away) {
    return but().candidates(waiting).returning(away).build();
  }

  /** That version was taken back earlier and stays so. */
  RolloutMemory held(String refused, Optional<String> stable) {
    boolean same = version.filter(refused::equals).isPresent();
    return forgetting()
        .phase(RolloutPhase.RolledBack)
        .version(Optional.of(refused))
        .from(same ? from : stable)
        .step(same ? step : 0)
        .stepStartedAt(same ? stepStartedAt : Optional.empty())
        .candidates(List.of())
        .build();
  }

  /** Without what was seen of the bots. */
  private RolloutMemoryBuilder forgetting() {
    return but().watchingSince(Optional.empty()).watched(List.of());
  }

  RolloutMemory in(RolloutPhase next) {
    return but().phase(next).build();
  }

  RolloutMemory with(List<String> chosen, List<BotTally> tallies) {
    return but().candidates(chosen).watched(tallies).build();
  }

  RolloutMemory at(int next, Optional<Instant> begun, Optional<Instant> watching) {
    return but().step(next).stepStartedAt(begun).watchingSince(watching).build();
  }

  /**
   * Notes the action in spec. It belongs to the version that was in spec when it was set: left
   * standing, it does nothing to the next one.
   */
  RolloutMemory seeing(Optional<RolloutAction> wanted, String specVersion) {
    return wanted.equals(action)
        ? this
        : but().action(wanted).actionFor(wanted.map(set -> specVersion)).build();
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
