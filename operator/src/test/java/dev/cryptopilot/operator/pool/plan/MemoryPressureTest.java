// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.crds.pool.BotPool;
import dev.cryptopilot.crds.pool.BotPoolStatus;
import dev.cryptopilot.operator.condition.ConditionType;
import dev.cryptopilot.operator.condition.Conditions;
import dev.cryptopilot.operator.pool.observe.BotFacts;
import dev.cryptopilot.operator.pool.observe.PodFacts;
import dev.cryptopilot.operator.pool.observe.PoolFacts;
import dev.cryptopilot.operator.pool.observe.PoolMembers;
import dev.cryptopilot.operator.pool.plan.repair.SickPod;
import dev.cryptopilot.operator.pool.status.PoolStatusFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** A pod whose container was ended for its memory takes no further bots for a while. */
class MemoryPressureTest {

  private static final Instant NOW = SickPod.NOW;
  private final PoolPlanner planner = new PoolPlanner();

  @Test
  void aKilledPodIsPressedForTenMinutes() {
    PodFacts lately = killed(599);
    assertThat(MemoryPressure.isOn(lately, NOW)).isTrue();
    assertThat(MemoryPressure.passesAt(lately, NOW)).contains(NOW.plusSeconds(1));
    PodFacts longAgo = killed(601);
    assertThat(MemoryPressure.isOn(longAgo, NOW)).isFalse();
    assertThat(MemoryPressure.passesAt(longAgo, NOW)).isEmpty();
  }

  @Test
  void soIsOneThatIsNearItsLimitAndNoneThatEndedOtherwise() {
    assertThat(MemoryPressure.isOn(new SickPod().uses(900).facts(), NOW)).isTrue();
    assertThat(MemoryPressure.isOn(new SickPod().uses(899).facts(), NOW)).isFalse();
    assertThat(MemoryPressure.isOn(new SickPod().ended("Error", 137, NOW).facts(), NOW)).isFalse();
  }

  @Test
  void aNewBotGoesElsewhere() {
    assertThat(placed(killed(60), 2, PoolWorld.wanted(1))).containsExactly(1);
    assertThat(placed(killed(601), 2, PoolWorld.wanted(1))).containsExactly(0);
  }

  @Test
  void aBotWhoseDatabaseIsThereReturnsToIt() {
    assertThat(placed(killed(60), 2, PoolWorld.homedAt(OptionalInt.of(0), PoolWorld.wanted(1))))
        .containsExactly(0);
  }

  @Test
  void withoutAnotherPodItWaitsAndTheLimitSaysWhy() {
    PoolFacts facts = pool(killed(60), 1, PoolWorld.wanted(1));
    assertThat(slotsGiven(facts)).isEmpty();
    BotPoolStatus status =
        new PoolStatusFactory().status(facts, new BotPool().statusOrEmpty(), Optional.empty());
    assertThat(Conditions.find(status.conditions(), ConditionType.ScalingLimited))
        .hasValueSatisfying(
            limit -> {
              assertThat(limit.getReason()).isEqualTo("MemoryPressure");
              assertThat(limit.getMessage()).contains("starter-0-0");
            });
  }

  @Test
  void thePoolLooksAgainWhenThePodOpens() {
    assertThat(NextLook.after(SickPod.pool(List.of(killed(590)), true)))
        .isEqualTo(Duration.ofSeconds(10));
  }

  private static PodFacts killed(int secondsAgo) {
    return new SickPod().ended("OOMKilled", 137, NOW.minusSeconds(secondsAgo)).facts();
  }

  private List<Integer> placed(PodFacts pod, int most, BotFacts bot) {
    return slotsGiven(pool(pod, most, bot));
  }

  private List<Integer> slotsGiven(PoolFacts facts) {
    return planner.plan(facts).stream()
        .filter(PoolAction.UpdateSlots.class::isInstance)
        .map(PoolAction.UpdateSlots.class::cast)
        .filter(update -> update.content().bot(PoolWorld.uid(1)).isPresent())
        .map(PoolAction.UpdateSlots::ordinal)
        .toList();
  }

  private static PoolFacts pool(PodFacts pod, int most, BotFacts bot) {
    PoolFacts one = SickPod.pool(List.of(pod), true);
    return new PoolFacts(
        one.namespace(),
        one.name(),
        one.generation(),
        false,
        PoolSpecs.of(10, 1, most, 0),
        PoolMembers.of(one.pods(), List.of(bot)),
        one.slottedElsewhere(),
        true,
        one.templates(),
        one.now(),
        one.upkeep(),
        one.moves());
  }
}
