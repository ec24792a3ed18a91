// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan.rebalance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.crds.pool.PlacementPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** From any state: moves end, never turn, never make things worse. */
class BalancePropertyTest {

  private static final int SLOTS = Fleet.SLOTS;
  private static final long LIMIT = 1_000;

  /** A bot of 1 to 300 bytes and 0 to 298 thousandths of a core, or nobody knows how many. */
  private static void add(Fleet fleet, int pod, List<Integer> bots) {
    fleet.pod(
        pod,
        bots.stream().map(bot -> bot % 300 + 1).toList(),
        bots.stream().map(bot -> Optional.of(bot / 300L).filter(use -> use < 299)).toList());
  }

  @Property(tries = 500)
  void everyMoveMakesItBetterAndThereIsAnEnd(
      @ForAll PlacementPolicy policy,
      @ForAll @Size(min = 1, max = 8)
          List<@Size(max = SLOTS) List<@IntRange(max = 89_999) Integer>> bots,
      @ForAll @IntRange(min = 1, max = 3) int atOnce) {
    Fleet fleet = new Fleet(LIMIT, LIMIT);
    for (int pod = 0; pod < bots.size(); pod++) {
      add(fleet, pod, bots.get(pod));
    }
    int rounds = 0;
    for (List<PlannedMove> moves = moves(policy, fleet, 20);
        !moves.isEmpty();
        moves = moves(policy, fleet, 20)) {
      assertThat(rounds++).as("rounds until it settles").isLessThan(400);
      // Only some of a plan may ever be done before the next look.
      for (PlannedMove move : moves.subList(0, Math.min(atOnce, moves.size()))) {
        List<Long> before = fleet.needs();
        long measure = fleet.measure(policy);
        if (move.reason().contains("CPU")) {
          assertThat(fleet.isKnown(move.from())).as("nothing is guessed: %s", move).isTrue();
          assertThat(fleet.isKnown(move.to())).as("nothing is guessed: %s", move).isTrue();
        }
        fleet.apply(move);
        List<Long> after = fleet.needs();
        assertThat(after.getFirst())
            .as("memory above the line")
            .isLessThanOrEqualTo(before.getFirst());
        assertThat(after.getLast()).as("CPU above the line").isLessThanOrEqualTo(before.getLast());
        if (after.equals(before)) {
          assertThat(fleet.measure(policy)).as(move.toString()).isLessThan(measure);
        }
      }
    }
  }

  @Property(tries = 200)
  void spreadEndsEvenAndPackEndsTight(
      @ForAll @Size(min = 1, max = 8) List<@IntRange(max = SLOTS) Integer> counts) {
    Fleet spread = new Fleet(0, 0);
    Fleet pack = new Fleet(0, 0);
    for (int pod = 0; pod < counts.size(); pod++) {
      List<Integer> bots = new ArrayList<>();
      for (int bot = 0; bot < counts.get(pod); bot++) {
        bots.add(1);
      }
      spread.pod(pod, bots);
      pack.pod(pod, bots);
    }
    moves(PlacementPolicy.Spread, spread, 1_000).forEach(spread::apply);
    // A bot moves once in a plan, so a pod that took bots in is looked at in the next one.
    for (int round = 0; round < counts.size(); round++) {
      moves(PlacementPolicy.Pack, pack, 1_000).forEach(pack::apply);
    }
    List<Integer> even = spread.sizes().stream().sorted().toList();
    assertThat(even.getLast() - even.getFirst()).isLessThanOrEqualTo(1);
    List<Integer> packed = pack.sizes();
    int highest = packed.size() - 1;
    while (highest > 0 && packed.get(highest) == 0) {
      highest--;
    }
    int freeBelow = packed.subList(0, highest).stream().mapToInt(used -> SLOTS - used).sum();
    assertThat(freeBelow)
        .as("room below the highest pod with bots: %s", packed)
        .isLessThan(Math.max(1, packed.get(highest)));
  }

  @Test
  void aPodShortOfMemoryGivesItsHeaviestBotAway() {
    Fleet fleet = new Fleet(LIMIT, 0);
    fleet.pod(0, List.of(500, 300, 150));
    fleet.pod(1, List.of(100));
    assertThat(moves(PlacementPolicy.Pack, fleet, 20))
        .first()
        .satisfies(
            move -> {
              assertThat(move.bot()).isEqualTo("bot-0-0");
              assertThat(move.to()).isEqualTo(1);
              assertThat(move.reason())
                  .isEqualTo("pod uses about 100% of its memory, the other one 10%");
            });
  }

  @Test
  void aBotThatMayNotLeaveStays() {
    List<PodLoad> pods =
        List.of(
            new PodLoad(0, SLOTS, 4, endless(), endless(), List.of()),
            new PodLoad(1, SLOTS, 0, endless(), endless(), List.of()));
    assertThat(Balance.moves(PlacementPolicy.Spread, pods, 20)).isEmpty();
  }

  @Test
  void theWorkGrowsWithTheMovesAndNotWithThePodsTimesTheBots() {
    long small = steps(100);
    long large = steps(1_000);
    assertThat(large).as("looks for ten times the pods").isLessThan(small * 12);
  }

  private static long steps(int pods) {
    Fleet fleet = new Fleet(0, 0);
    for (int pod = 0; pod < pods; pod++) {
      List<Integer> bots = new ArrayList<>();
      for (int bot = 0; bot < (pod % 2 == 0 ? SLOTS : 6); bot++) {
        bots.add(1);
      }
      fleet.pod(pod, bots);
    }
    AtomicLong looks = new AtomicLong();
    List<PlannedMove> moves =
        Balance.moves(
            PlacementPolicy.Spread, fleet.loads(), Integer.MAX_VALUE, looks::incrementAndGet);
    assertThat(moves).hasSize(pods);
    return looks.get();
  }

  private static Supply endless() {
    return CpuSupply.endless();
  }

  private static List<PlannedMove> moves(PlacementPolicy policy, Fleet fleet, int limit) {
    return Balance.moves(policy, fleet.loads(), limit);
  }
}
