// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan;

import dev.cryptopilot.operator.agent.AgentReport;
import dev.cryptopilot.operator.agent.ReceivedReport;
import dev.cryptopilot.operator.pool.observe.MoveFacts;
import dev.cryptopilot.operator.pool.observe.PodFacts;
import dev.cryptopilot.operator.pool.observe.PoolFacts;
import dev.cryptopilot.operator.pool.observe.PoolMembers;
import java.util.List;
import java.util.OptionalLong;

/** Pools in known situations: one pod of three slots, as the planner made it. */
public final class PoolTale {

  private PoolTale() {}

  /** All is done and the agent has reported. */
  public static PoolFacts running(int bots) {
    return world(bots).facts();
  }

  /** The pod is there and its agent has not said anything. */
  public static PoolFacts starting() {
    PoolWorld world = world(1);
    world.restart(0);
    world.startPods();
    return world.facts();
  }

  /** The agent has said something and answers no more. */
  public static PoolFacts silent() {
    PoolWorld world = world(1);
    world.silence(0);
    return world.facts();
  }

  /** The pool is being deleted with two bots in it. */
  public static PoolFacts deleting() {
    PoolWorld world = world(2);
    world.deletePool();
    return world.facts();
  }

  /** The same with that much memory in each pod, in MiB. */
  public static PoolFacts withMemory(PoolFacts facts, long mebibytes) {
    return withPods(facts, facts.pods().stream().map(pod -> withMemory(pod, mebibytes)).toList());
  }

  /** The same pool with these pods. */
  static PoolFacts withPods(PoolFacts facts, List<PodFacts> pods) {
    return new PoolFacts(
        facts.namespace(),
        facts.name(),
        facts.generation(),
        facts.deleting(),
        facts.spec(),
        PoolMembers.of(pods, facts.bots()),
        facts.slottedElsewhere(),
        facts.tokenExists(),
        facts.templates(),
        facts.now(),
        facts.upkeep(),
        MoveFacts.within(facts.name(), pods));
  }

  private static PodFacts withMemory(PodFacts pod, long mebibytes) {
    return new PodFacts(
        pod.names(),
        pod.slots(),
        pod.statefulSet(),
        pod.object(),
        pod.received()
            .map(
                last ->
                    new ReceivedReport(
                        last.podUid(),
                        withMemory(last.report(), mebibytes),
                        last.receivedAt(),
                        last.connected())));
  }

  private static AgentReport withMemory(AgentReport report, long mebibytes) {
    return new AgentReport(
        report.agentId(),
        report.revision(),
        report.pod(),
        report.at(),
        report.desiredRevision(),
        report.desiredError(),
        report.runtime(),
        OptionalLong.of(mebibytes * 1024 * 1024),
        report.bots());
  }

  private static PoolWorld world(int bots) {
    PoolWorld world = new PoolWorld(PoolSpecs.of(3, 1, 1, 0));
    PoolPlanner planner = new PoolPlanner();
    for (int bot = 0; bot < bots; bot++) {
      world.put(PoolWorld.wanted(bot));
    }
    for (int pass = 0; pass < 3; pass++) {
      world.apply(planner.plan(world.facts()));
      world.startPods();
      world.obeyAll();
    }
    return world;
  }
}
