// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.operator.agent.AgentReport;
import dev.cryptopilot.operator.agent.ReceivedReport;
import dev.cryptopilot.operator.pool.observe.PodFacts;
import dev.cryptopilot.operator.pool.observe.Standing;
import dev.cryptopilot.operator.slots.DesiredBot;
import dev.cryptopilot.operator.slots.Goal;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A slot is free only by word about the very slots that asked for the removal. */
class ReleaseRuleTest {

  private final PoolWorld world = new PoolWorld(PoolSpecs.of(3, 1, 2, 0));

  @BeforeEach
  void oneBotThatTheAgentSaysIsRemoved() {
    PoolPlanner planner = new PoolPlanner();
    world.put(PoolWorld.wanted(1));
    for (int pass = 0; pass < 3; pass++) {
      world.startPods();
      world.obeyAll();
      world.apply(planner.plan(world.facts()));
    }
    world.put(PoolWorld.bot(1, new Standing.Leaving(true), Goal.RUNNING));
    world.apply(planner.plan(world.facts()));
    world.obeyAll();
    assertThat(slot().goal()).isEqualTo(Goal.REMOVED);
  }

  private PodFacts pod() {
    return world.facts().pods().getFirst();
  }

  private DesiredBot slot() {
    return pod().slottedBots().getFirst();
  }

  private long asked() {
    return pod().content().orElseThrow().revision();
  }

  private PodFacts reported(long revision) {
    ReceivedReport last = pod().received().orElseThrow();
    AgentReport said = last.report();
    AgentReport about =
        new AgentReport(
            said.agentId(),
            said.revision(),
            said.pod(),
            said.at(),
            revision,
            said.desiredError(),
            said.runtime(),
            said.podPssBytes(),
            said.bots());
    PodFacts pod = pod();
    return new PodFacts(
        pod.names(),
        pod.slots(),
        pod.statefulSet(),
        pod.object(),
        Optional.of(new ReceivedReport(last.podUid(), about, last.receivedAt(), last.connected())));
  }

  private boolean released(PodFacts pod) {
    return ReleaseRule.mayRelease(pod, slot(), false);
  }

  @Test
  void wordAboutTheseSlotsFreesTheSlot() {
    assertThat(released(reported(asked()))).isTrue();
  }

  /** The bot had a slot here before, was removed from it, and came back. */
  @Test
  void wordAboutEarlierSlotsDoesNot() {
    assertThat(released(reported(asked() - 1))).isFalse();
    assertThat(released(reported(0))).isFalse();
  }

  @Test
  void wordFromAfterALostWriteDoes() {
    assertThat(released(reported(asked() + 1))).isTrue();
  }

  @Test
  void aSlotThatNobodyAskedToEmptyIsKept() {
    assertThat(ReleaseRule.mayRelease(reported(asked()), slot().withGoal(Goal.DRAINED), false))
        .isFalse();
  }

  @Test
  void aPodOfADeletedPoolThatIsStillThereKeepsItsSlots() {
    assertThat(ReleaseRule.mayRelease(reported(asked() - 1), slot(), true)).isFalse();
  }
}
