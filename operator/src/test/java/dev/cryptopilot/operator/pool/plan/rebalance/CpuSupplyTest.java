// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan.rebalance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.operator.agent.CpuReport;
import dev.cryptopilot.operator.agent.MoveReport;
import dev.cryptopilot.operator.agent.SimulatedReports;
import dev.cryptopilot.operator.pool.observe.CpuBound;
import dev.cryptopilot.operator.pool.plan.ComputingPool;
import dev.cryptopilot.operator.slots.DesiredBot;
import dev.cryptopilot.operator.slots.Goal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is set against what the pod template says. */
class CpuSupplyTest {

  private static final CpuReport USE = new CpuReport(60, 300);

  private static List<PlannedMove> suggestions(CpuBound bound) {
    return RebalancePlanner.plan(new ComputingPool(bound, USE).facts()).suggestions();
  }

  @Test
  void aLimitHasToHoldWhenAllBotsComputeAtOnce() {
    assertThat(suggestions(new CpuBound.Limit(1_000)))
        .hasSize(2)
        .extracting(PlannedMove::reason)
        .first()
        .isEqualTo("pod uses about 120% of its CPU limit, the other one 0%");
    assertThat(suggestions(new CpuBound.Limit(2_000))).isEmpty();
  }

  @Test
  void aRequestHasToHoldOverTime() {
    assertThat(suggestions(new CpuBound.Request(250)))
        .extracting(PlannedMove::reason)
        .first()
        .isEqualTo("pod uses about 100% of its CPU request, the other one 0%");
    assertThat(suggestions(new CpuBound.Request(1_000))).isEmpty();
  }

  @Test
  void aBotThatIsAboutToStartIsNotKnownAndOneAtRestUsesNothing() {
    DesiredBot slot =
        new ComputingPool(new CpuBound.Limit(1), USE)
            .facts()
            .pods()
            .getFirst()
            .slottedBots()
            .getFirst();
    assertThat(slot.goal()).isEqualTo(Goal.RUNNING);
    assertThat(CpuSupply.use(slot, SimulatedReports.bot(slot, false, 0))).isEmpty();
    assertThat(CpuSupply.use(slot, SimulatedReports.bot(slot, true, 0)))
        .as("an agent that does not measure it")
        .isEmpty();
    DesiredBot stopped = slot.withGoal(Goal.STOPPED);
    assertThat(
            CpuSupply.use(
                stopped,
                SimulatedReports.bot(stopped, false, 0, Optional.empty(), MoveReport.NONE)))
        .contains(CpuReport.NONE);
  }
}
