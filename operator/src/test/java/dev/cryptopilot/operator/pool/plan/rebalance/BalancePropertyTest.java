// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan.rebalance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.crds.pool.PlacementPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** From any state: moves end, never turn, never make things worse. */
class BalancePropertyTest {

  private static final int SLOTS = 10;
  private static final long LIMIT = 1_000;

  /** Bots by pod; a bot is its memory, its uid comes from where it began. */
  private static final class Fleet {
    private final Map<Integer, List<BotLoad>> pods = new TreeMap<>();
    private final long limit;

    Fleet(long limit) {
      this.limit = limit;
    }

    void pod(int ordinal, List<Integer> bots) {
      List<BotLoad> loads = new ArrayList<>();
      for (int bot = 0; bot < bots.size(); bot++) {
        loads.add(new BotLoad(ordinal + "-" + bot, "bot-" + ordinal + "-" + bot, bots.get(bot)));
      }
      pods.put(ordinal, loads);
    }

    List<PodLoad> loads() {
      return pods.entrySet().stream()
          .map(
              pod ->
                  new PodLoad(
                      pod.getKey(),
                      SLOTS,
                      pod.getValue().size(),
                      bytes(pod.getValue()),
                      limit,
                      pod.getValue()))
          .toList();
    }

    void apply(PlannedMove move) {
      BotLoad bot =
          pods.get(move.from()).stream()
              .filter(one -> one.uid().equals(move.uid()))
              .findFirst()
              .orElseThrow();
      pods.get(move.from()).remove(bot);
      pods.get(move.to()).add(bot);
      assertThat(pods.get(move.to())).hasSizeLessThanOrEqualTo(SLOTS);
    }

    long pressure() {
      return pods.values().stream()
          .mapToLong(bots -> Math.max(0, bytes(bots) * 10 - limit * 9 + 1))
          .sum();
    }

    long squares() {
      return pods.values().stream().mapToLong(bots -> (long) bots.size() * bots.size()).sum();
    }

    long ordinals() {
      return pods.entrySet().stream()
          .mapToLong(pod -> (long) pod.getKey() * pod.getValue().size())
          .sum();
    }

    private static long bytes(List<BotLoad> bots) {
      return bots.stream().mapToLong(BotLoad::bytes).sum();
    }
  }

  @Property(tries = 500)
  void everyMoveMakesItBetterAndThereIsAnEnd(
      @ForAll PlacementPolicy policy,
      @ForAll @Size(min = 1, max = 8)
          List<@Size(max = SLOTS) List<@IntRange(min = 1, max = 300) Integer>> bots,
      @ForAll @IntRange(min = 1, max = 3) int atOnce) {
    Fleet fleet = new Fleet(LIMIT);
    for (int pod = 0; pod < bots.size(); pod++) {
      fleet.pod(pod, bots.get(pod));
    }
    int rounds = 0;
    for (List<PlannedMove> moves = moves(policy, fleet, 20);
        !moves.isEmpty();
        moves = moves(policy, fleet, 20)) {
      assertThat(rounds++).as("rounds until it settles").isLessThan(400);
      // Only some of a plan may ever be done before the next look.
      for (PlannedMove move : moves.subList(0, Math.min(atOnce, moves.size()))) {
        long pressure = fleet.pressure();
        long measure = measure(policy, fleet);
        fleet.apply(move);
        assertThat(fleet.pressure()).as("memory above the line").isLessThanOrEqualTo(pressure);
        if (fleet.pressure() == pressure) {
          assertThat(measure(policy, fleet)).as(move.toString()).isLessThan(measure);
        }
      }
    }
  }

  @Property(tries = 200)
  void spreadEndsEvenAndPackEndsTight(
      @ForAll @Size(min = 1, max = 8) List<@IntRange(max = SLOTS) Integer> counts) {
    Fleet spread = new Fleet(0);
    Fleet pack = new Fleet(0);
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
    List<Integer> even = spread.pods.values().stream().map(List::size).sorted().toList();
    assertThat(even.getLast() - even.getFirst()).isLessThanOrEqualTo(1);
    List<Integer> packed = pack.pods.values().stream().map(List::size).toList();
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
    Fleet fleet = new Fleet(LIMIT);
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
            new PodLoad(0, SLOTS, 4, 0, 0, List.of()), new PodLoad(1, SLOTS, 0, 0, 0, List.of()));
    assertThat(Balance.moves(PlacementPolicy.Spread, pods, 20)).isEmpty();
  }

  @Test
  void theWorkGrowsWithTheMovesAndNotWithThePodsTimesTheBots() {
    long small = steps(100);
    long large = steps(1_000);
    assertThat(large).as("looks for ten times the pods").isLessThan(small * 12);
  }

  private static long steps(int pods) {
    Fleet fleet = new Fleet(0);
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

  private static long measure(PlacementPolicy policy, Fleet fleet) {
    return switch (policy) {
      case Spread -> fleet.squares();
      case Pack -> fleet.ordinals();
    };
  }

  private static List<PlannedMove> moves(PlacementPolicy policy, Fleet fleet, int limit) {
    return Balance.moves(policy, fleet.loads(), limit);
  }
}
