// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan;

import dev.cryptopilot.crds.pool.PlacementPolicy;
import dev.cryptopilot.crds.pool.RebalanceMode;
import dev.cryptopilot.operator.agent.AgentReport;
import dev.cryptopilot.operator.agent.CpuReport;
import dev.cryptopilot.operator.agent.ReceivedReport;
import dev.cryptopilot.operator.agent.SimulatedReports;
import dev.cryptopilot.operator.pool.observe.CpuBound;
import dev.cryptopilot.operator.pool.observe.PodFacts;
import dev.cryptopilot.operator.pool.observe.PodObjectFacts;
import dev.cryptopilot.operator.pool.observe.PoolFacts;
import java.util.Optional;

/**
 * A pool of two pods with four bots in the first and none in the second, which suggests moves.
 *
 * @param bound what each pod may count on
 * @param each what each bot uses
 */
public record ComputingPool(CpuBound bound, CpuReport each) {

  /** The facts about it. */
  public PoolFacts facts() {
    PoolWorld world = new PoolWorld(PoolSpecs.evened(RebalanceMode.Suggest, PlacementPolicy.Pack));
    for (int bot = 0; bot < 4; bot++) {
      world.put(PoolWorld.wanted(bot));
    }
    for (int pass = 0; pass < 5; pass++) {
      world.startPods();
      world.obeyAll();
      world.apply(new PoolPlanner().plan(world.facts()));
    }
    world.obeyAll();
    PoolFacts facts = world.facts();
    return PoolTale.withPods(facts, facts.pods().stream().map(this::computing).toList());
  }

  private PodFacts computing(PodFacts pod) {
    return new PodFacts(
        pod.names(),
        pod.slots(),
        pod.statefulSet(),
        pod.object().map(this::bounded),
        pod.received()
            .map(
                last ->
                    new ReceivedReport(
                        last.podUid(),
                        computing(pod, last.report()),
                        last.receivedAt(),
                        last.connected())));
  }

  private PodObjectFacts bounded(PodObjectFacts object) {
    return new PodObjectFacts(
        object.uid(),
        object.phase(),
        object.address(),
        object.ready(),
        object.deleting(),
        object.slotsRevision(),
        object.templateHash(),
        object.memoryLimitBytes(),
        Optional.of(bound),
        object.signs());
  }

  private AgentReport computing(PodFacts pod, AgentReport report) {
    return SimulatedReports.pod(
        report.pod(),
        report.revision(),
        report.desiredRevision(),
        report.at().orElseThrow(),
        pod.slottedBots().stream().map(bot -> SimulatedReports.computing(bot, each)).toList());
  }
}
