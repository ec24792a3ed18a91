// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan.rebalance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.crds.pool.PlacementPolicy;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A pod whose bots use too much of its processors gives some of them away. */
class CpuBalanceTest {

  private static Fleet fleet(List<Optional<Long>> first, List<Optional<Long>> second) {
    Fleet fleet = new Fleet(0, 1_000);
    fleet.pod(0, first.stream().map(bot -> 1).toList(), first);
    fleet.pod(1, second.stream().map(bot -> 1).toList(), second);
    return fleet;
  }

  private static List<Optional<Long>> using(long... milli) {
    return LongStream.of(milli).boxed().map(Optional::of).toList();
  }

  private static List<PlannedMove> plan(Fleet fleet) {
    return Balance.moves(PlacementPolicy.Pack, fleet.loads(), 20);
  }

  @Test
  void theBotThatUsesMostGoesToThePodThatUsesLeast() {
    assertThat(plan(fleet(using(500, 300, 150), using(100))))
        .singleElement()
        .satisfies(
            move -> {
              assertThat(move.bot()).isEqualTo("bot-0-0");
              assertThat(move.to()).isEqualTo(1);
              assertThat(move.reason())
                  .isEqualTo("pod uses about 100% of its CPU limit, the other one 10%");
            });
  }

  @Test
  void betweenTheLinesNothingMoves() {
    assertThat(plan(fleet(using(500, 380), using(500, 300)))).isEmpty();
  }

  @Test
  void oneThatIsTooMuchForAnyPodStaysAndItsNeighboursGo() {
    assertThat(plan(fleet(using(850, 100), using(0))))
        .extracting(PlannedMove::bot)
        .containsExactly("bot-0-1");
  }

  @Test
  void whatIsNotKnownIsNeitherNothingNorMuch() {
    List<Optional<Long>> unheard = List.of(Optional.empty(), Optional.of(100L));
    assertThat(plan(fleet(using(500, 300, 150), unheard))).as("not there").isEmpty();
    assertThat(
            plan(fleet(List.of(Optional.of(950L), Optional.of(300L), Optional.empty()), using(0))))
        .as("nobody knows how much is too much")
        .isEmpty();
  }

  @Test
  void packingStopsBeforeThePodIsShortOfProcessor() {
    assertThat(plan(fleet(using(500, 200), using(200)))).isEmpty();
    assertThat(plan(fleet(using(500, 200), using(100)))).hasSize(1);
  }

  @Test
  void withoutLimitAndRequestThereIsNoEnd() {
    Fleet fleet = new Fleet(0, 0);
    fleet.pod(0, List.of(1, 1), using(9_000, 9_000));
    fleet.pod(1, List.of(), List.of());
    assertThat(plan(fleet)).isEmpty();
  }
}
