// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan.repair;

import static dev.cryptopilot.operator.pool.plan.repair.SickPod.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.operator.pool.observe.PodFacts;
import dev.cryptopilot.operator.pool.observe.PoolFacts;
import dev.cryptopilot.operator.pool.observe.SlotsBump;
import dev.cryptopilot.operator.pool.plan.PoolAction;
import dev.cryptopilot.operator.pool.plan.PoolPlanner;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** A pod that does not listen is made again: under its own name, rarely, and one at a time. */
class PodRepairTest {

  private static final int LONG = 301;
  private static final int SHORT = 299;

  @Test
  void aPodThatIsWellIsLeftAlone() {
    assertThat(repair(new SickPod())).isEmpty();
  }

  @Test
  void aPodWhoseAgentIsSilentForLongIsMadeAgain() {
    assertThat(repair(new SickPod().silentFor(LONG)))
        .contains(
            new PoolAction.RestartPod(
                0, "starter-0-0", "pod", "its agent has not answered for 5 minutes"));
    assertThat(repair(new SickPod().silentFor(SHORT))).isEmpty();
  }

  @Test
  void ifNoAgentAnswersTheTroubleMayBeTheOperators() {
    PoolFacts deaf = SickPod.pool(List.of(new SickPod().silentFor(LONG).facts()), false);
    assertThat(PodRepair.of(deaf)).isEmpty();
  }

  @Test
  void aPodThatDoesNotTakeUpItsSlotsIsMadeAgain() {
    assertThat(repair(new SickPod().has(6, toldBefore(LONG))))
        .contains(
            new PoolAction.RestartPod(
                0, "starter-0-0", "pod", "it has not taken up its slots for 5 minutes"));
    assertThat(repair(new SickPod().has(6, toldBefore(SHORT)))).isEmpty();
    assertThat(repair(new SickPod().has(6, toldBefore(LONG)).refuses("too new")))
        .as("a new start does not make it understand")
        .isEmpty();
  }

  @Test
  void aPodIsNotMadeAgainSoonAfterItWasMade() {
    assertThat(repair(new SickPod().silentFor(LONG).madeBefore(899))).isEmpty();
    assertThat(repair(new SickPod().silentFor(LONG).madeBefore(900))).isPresent();
  }

  @Test
  void whereTheOldPodMayLiveOnNothingIsDone() {
    assertThat(repair(new SickPod().silentFor(LONG).onLostNode())).isEmpty();
    assertThat(repair(new SickPod().silentFor(LONG).deleteBy(NOW))).isEmpty();
    assertThat(repair(new SickPod().silentFor(LONG).notReady())).isEmpty();
    assertThat(repair(new SickPod().gone())).isEmpty();
  }

  @Test
  void thePlannerMakesTheRepair() {
    assertThat(new PoolPlanner().plan(new SickPod().silentFor(LONG).pool()))
        .filteredOn(PoolAction.RestartPod.class::isInstance)
        .hasSize(1);
  }

  @Property
  void atMostOnePodOfAPoolIsDownForARepair(@ForAll("pods") List<SickPod> sick) {
    List<PodFacts> pods =
        IntStream.range(0, sick.size()).mapToObj(n -> sick.get(n).at(n).facts()).toList();
    Optional<PoolAction> repair = PodRepair.of(SickPod.pool(pods, true));
    long down = pods.stream().filter(pod -> !isUp(pod)).count();
    assertThat(repair.isPresent() ? down : 0).isZero();
    repair.ifPresent(
        action -> {
          assertThat(action).isInstanceOf(PoolAction.RestartPod.class);
          PodFacts pod = pods.get(((PoolAction.RestartPod) action).ordinal());
          assertThat(PodDiagnosis.of(pod, NOW)).as("people are told why").isNotEmpty();
        });
  }

  @Provide
  Arbitrary<List<SickPod>> pods() {
    return Arbitraries.integers()
        .between(0, 6)
        .map(
            kind ->
                switch (kind) {
                  case 0 -> new SickPod().silentFor(LONG);
                  case 1 -> new SickPod().has(6, toldBefore(LONG));
                  case 2 -> new SickPod().silentFor(LONG).onLostNode();
                  case 3 -> new SickPod().silentFor(LONG).deleteBy(NOW);
                  case 4 -> new SickPod().silentFor(LONG).madeBefore(60);
                  case 5 -> new SickPod().notReady();
                  default -> new SickPod();
                })
        .list()
        .ofMinSize(1)
        .ofMaxSize(5);
  }

  private static boolean isUp(PodFacts pod) {
    return pod.object()
        .filter(object -> object.ready() && !object.deleting() && !object.signs().nodeLost())
        .isPresent();
  }

  private static SlotsBump toldBefore(int seconds) {
    return SlotsBump.first(7, NOW.minusSeconds(seconds));
  }

  private static Optional<PoolAction> repair(SickPod pod) {
    return PodRepair.of(pod.pool());
  }
}
