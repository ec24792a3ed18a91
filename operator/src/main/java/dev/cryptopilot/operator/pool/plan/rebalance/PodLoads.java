// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan.rebalance;

import dev.cryptopilot.crds.bot.UpdatePolicy;
import dev.cryptopilot.operator.agent.AgentReport;
import dev.cryptopilot.operator.agent.BotReport;
import dev.cryptopilot.operator.pool.observe.BotFacts;
import dev.cryptopilot.operator.pool.observe.PodFacts;
import dev.cryptopilot.operator.pool.observe.PodObjectFacts;
import dev.cryptopilot.operator.pool.observe.PoolFacts;
import dev.cryptopilot.operator.pool.plan.MemoryPressure;
import dev.cryptopilot.operator.pool.plan.OpenPods;
import dev.cryptopilot.operator.pool.plan.Seats;
import dev.cryptopilot.operator.slots.DesiredBot;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What the pods of a pool carry, as their agents say. */
final class PodLoads {

  // Measured: a bot of a preloaded pod takes 27 to 78 MB.
  private static final long USUAL_BYTES = 64L * 1024 * 1024;

  private PodLoads() {}

  /** Pods that are up and neither emptied nor made anew. */
  static List<PodLoad> of(PoolFacts facts) {
    return facts.pods().stream()
        .filter(pod -> OpenPods.takesItsOwn(pod) && pod.marks().draining().isEmpty())
        .filter(pod -> pod.marks().replacing().isEmpty())
        .filter(pod -> pod.freshReport().isPresent())
        .map(pod -> load(facts, pod))
        .toList();
  }

  private static PodLoad load(PoolFacts facts, PodFacts pod) {
    return new PodLoad(
        pod.ordinal(),
        slots(facts, pod),
        pod.slottedBots().size(),
        memory(pod),
        CpuSupply.of(pod),
        pod.slottedBots().stream().flatMap(slot -> bot(facts, pod, slot).stream()).toList());
  }

  private static Supply memory(PodFacts pod) {
    return new Supply(
        "memory",
        pod.object().map(PodObjectFacts::memoryLimitBytes).orElseGet(OptionalLong::empty).orElse(0),
        pod.freshReport().map(AgentReport::podPssBytes).orElseGet(OptionalLong::empty).orElse(0),
        0,
        bot -> OptionalLong.of(bot.bytes()));
  }

  /** Just what it has, where the figures of now do not say how much it will need. */
  private static int slots(PoolFacts facts, PodFacts pod) {
    return MemoryPressure.wasKilled(pod, facts.now())
        ? pod.slottedBots().size()
        : facts.spec().slotsPerPod();
  }

  private static Optional<BotLoad> bot(PoolFacts facts, PodFacts pod, DesiredBot slot) {
    Optional<BotReport> report = pod.botReport(slot.uid());
    return report
        .filter(word -> Seats.needsAnother(facts, slot))
        .filter(word -> mayLeaveNow(facts.bot(slot.uid()), word))
        .map(
            word ->
                new BotLoad(
                    slot.uid(),
                    slot.name(),
                    word.pssBytes().orElse(USUAL_BYTES),
                    CpuSupply.use(slot, word)));
  }

  /** Nobody is moved who would have to wait: the others would wait behind. */
  private static boolean mayLeaveNow(Optional<BotFacts> bot, BotReport report) {
    boolean flat =
        report.pid().isEmpty() || (report.trading().isPresent() && report.openTrades() == 0);
    return flat || bot.filter(known -> known.update() == UpdatePolicy.Immediate).isPresent();
  }
}
