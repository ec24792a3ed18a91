// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan;

import dev.cryptopilot.crds.TimeSpan;
import dev.cryptopilot.crds.pool.BotPoolSpec;
import dev.cryptopilot.operator.pool.observe.PodMarks;
import dev.cryptopilot.operator.pool.observe.PoolFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** When a pool has to be looked at again though nothing changes but the time. Pure. */
public final class NextLook {

  /** That the other end of a move is gone wakes nobody: what is gone names no pool. */
  static final Duration WHILE_MOVING = Duration.ofSeconds(1);

  private NextLook() {}

  /** Time until then: at the next deadline, and no later than the next health check. */
  public static Duration after(PoolFacts facts) {
    Duration check = facts.spec().health().interval().duration();
    Duration longest = facts.isMoving() && WHILE_MOVING.compareTo(check) < 0 ? WHILE_MOVING : check;
    return deadlines(facts)
        .filter(at -> at.isAfter(facts.now()))
        .map(at -> Duration.between(facts.now(), at))
        .filter(wait -> wait.compareTo(longest) < 0)
        .min(Comparator.naturalOrder())
        .orElse(longest);
  }

  private static Stream<Instant> deadlines(PoolFacts facts) {
    BotPoolSpec spec = facts.spec();
    Stream<Instant> pods =
        facts.pods().stream()
            .flatMap(
                pod ->
                    Stream.concat(
                            deadlines(spec, pod.marks()),
                            Stream.of(MemoryPressure.passesAt(pod, facts.now())))
                        .flatMap(Optional::stream));
    Optional<Instant> removal =
        spec.lifeWithoutBots()
            .map(TimeSpan::duration)
            .flatMap(life -> facts.upkeep().emptySince().map(since -> since.plus(life)));
    return Stream.concat(pods, removal.stream());
  }

  private static Stream<Optional<Instant>> deadlines(BotPoolSpec spec, PodMarks marks) {
    Duration unneeded = spec.scaleDownAfter().duration();
    return Stream.of(
        marks.unneededSince().map(since -> since.plus(unneeded)),
        marks.emptySince().map(since -> since.plus(unneeded)),
        marks.replacing().map(turn -> turn.since().plus(spec.update().deadline().duration())));
  }
}
