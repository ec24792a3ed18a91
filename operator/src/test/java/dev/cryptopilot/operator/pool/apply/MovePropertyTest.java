// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.operator.pool.observe.Standing;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever happens while bots move, none runs twice and none loses a trade. */
class MovePropertyTest {

  private static final int BOTS = 3;

  @Example
  void aChangedPlacementMovesTheBotWithItsTrades() {
    MoveCluster cluster = new MoveCluster();
    cluster.ask(0, "p");
    settle(cluster);
    assertThat(cluster.running(0)).containsExactly("p");
    cluster.ask(0, "q");
    settle(cluster);
    assertThat(cluster.running(0)).containsExactly("q");
    assertThat(cluster.slots(0))
        .singleElement()
        .satisfies(slot -> assertThat(slot.arrival()).isEmpty());
    assertThat(cluster.violations()).isEmpty();
  }

  /** Found by the property: the bot is asked back before the lost slot is made again. */
  @Example
  void aSlotThatIsLostAfterItsCommitIsNotGivenUpForTheOlderDatabase() {
    MoveCluster cluster = new MoveCluster();
    cluster.ask(1, "q");
    settle(cluster);
    cluster.ask(1, "p");
    moveAsFarAsTheFirstTrades(cluster);
    assertThat(cluster.running(1)).containsExactly("p");
    cluster.ask(1, "q");
    cluster.restartPod("p");
    cluster.loseSecret("p");
    settle(cluster);
    assertThat(cluster.violations()).isEmpty();
    assertThat(cluster.running(1)).containsExactly("q");
  }

  /** The old pod has not given the slot up yet. */
  private static void moveAsFarAsTheFirstTrades(MoveCluster cluster) {
    for (String pool : List.of("p", "q", "p")) {
      cluster.pass(pool, false, Integer.MAX_VALUE);
      cluster.agent(pool, false, true);
    }
  }

  @Property(tries = 400)
  void noBotRunsTwiceAndNoTradeIsLost(
      @ForAll @Size(min = 10, max = 80) List<@IntRange(min = 0, max = 1199) Integer> history) {
    MoveCluster cluster = new MoveCluster();
    cluster.ask(0, "p");
    cluster.ask(1, "q");
    settle(cluster);
    for (int step : history) {
      happen(cluster, step);
      assertThat(cluster.violations()).isEmpty();
    }
    settle(cluster);
    assertThat(cluster.violations()).isEmpty();
    for (int bot = 0; bot < 2; bot++) {
      assertThat(cluster.running(bot))
          .as("bot " + bot + " " + cluster.slots(bot))
          .containsExactly(cluster.asked().get(MoveCluster.uid(bot)));
      assertThat(cluster.slots(bot)).hasSize(1);
    }
  }

  @Example
  void aBotWithOpenTradesMovesOnlyWhenItHasNone() {
    MoveCluster cluster = new MoveCluster();
    cluster.ask(0, "p");
    cluster.trade(0, 1);
    settle(cluster);
    cluster.ask(0, "q");
    settle(cluster);
    assertThat(cluster.running(0)).containsExactly("p");
    cluster.trade(0, 0);
    settle(cluster);
    assertThat(cluster.running(0)).containsExactly("q");
    assertThat(cluster.violations()).isEmpty();
  }

  /** No Secret is lost here: of two slots that stand alone, healing ends the older one. */
  @Property(tries = 400)
  void openTradesAreNotCut(
      @ForAll @Size(min = 10, max = 80) List<@IntRange(min = 0, max = 1199) Integer> history) {
    MoveCluster cluster = new MoveCluster();
    cluster.ask(0, "p");
    cluster.ask(1, "q");
    settle(cluster);
    for (int step : history) {
      int detail = step / 12;
      if (step % 12 == 10) {
        cluster.trade(detail % 2, detail / 2 % 3);
      } else {
        happen(cluster, step);
      }
      assertThat(cluster.violations()).isEmpty();
    }
    for (int bot = 0; bot < 2; bot++) {
      cluster.trade(bot, 0);
    }
    settle(cluster);
    assertThat(cluster.violations()).isEmpty();
    for (int bot = 0; bot < 2; bot++) {
      assertThat(cluster.running(bot))
          .as("bot " + bot + " " + cluster.slots(bot))
          .containsExactly(cluster.asked().get(MoveCluster.uid(bot)));
    }
  }

  /** Bot 2 may be deleted on the way; the others stay. */
  private static void happen(MoveCluster cluster, int step) {
    int detail = step / 12;
    String pool = MoveCluster.POOLS.get(detail % 2);
    boolean other = detail / 2 % 2 == 0;
    switch (step % 12) {
      case 0, 1 -> cluster.pass(pool, false, Integer.MAX_VALUE);
      case 2 -> cluster.pass(pool, true, Integer.MAX_VALUE);
      case 3 -> cluster.pass(pool, false, 1);
      case 4, 5 -> cluster.agent(pool, false, true);
      case 6 -> cluster.agent(pool, other, !other);
      case 7 -> cluster.ask(detail / 2 % BOTS, pool);
      case 8 -> cluster.restartPod(pool);
      case 9 -> cluster.age();
      case 10 -> {
        if (other) {
          cluster.mirror();
        } else {
          cluster.loseSecret(pool);
        }
      }
      default -> {
        if (other) {
          cluster.restartOperator();
        } else {
          cluster.standing(2, new Standing.Gone());
        }
      }
    }
  }

  private static void settle(MoveCluster cluster) {
    for (int round = 0; round < 40; round++) {
      cluster.age();
      for (String pool : MoveCluster.POOLS) {
        cluster.pass(pool, false, Integer.MAX_VALUE);
        cluster.agent(pool, false, true);
      }
      cluster.mirror();
    }
  }
}
