// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan.rebalance;

import dev.cryptopilot.operator.agent.BotReport;
import dev.cryptopilot.operator.agent.BotState;
import dev.cryptopilot.operator.agent.CpuReport;
import dev.cryptopilot.operator.pool.observe.CpuBound;
import dev.cryptopilot.operator.pool.observe.PodFacts;
import dev.cryptopilot.operator.pool.observe.PodObjectFacts;
import dev.cryptopilot.operator.slots.DesiredBot;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The processors of a pod, as its bots use them. Pure. */
final class CpuSupply {

  private CpuSupply() {}

  /** Without request and limit there is no end of it; with a bot unheard of nothing is known. */
  static Supply of(PodFacts pod) {
    Optional<CpuBound> bound = pod.object().flatMap(PodObjectFacts::cpuBound);
    List<CpuReport> known =
        pod.slottedBots().stream()
            .flatMap(slot -> pod.botReport(slot.uid()).flatMap(word -> use(slot, word)).stream())
            .toList();
    int unknown = pod.slottedBots().size() - known.size();
    return bound
        .map(
            cpu ->
                new Supply(
                    cpu.words(),
                    cpu.milli(),
                    known.stream().mapToLong(cpu::of).sum(),
                    unknown,
                    bot -> share(cpu, bot)))
        .orElseGet(CpuSupply::endless);
  }

  /** Of a pod that has neither a request nor a limit. */
  static Supply endless() {
    return new Supply("CPU", 0, 0, 0, bot -> OptionalLong.of(0));
  }

  private static OptionalLong share(CpuBound bound, BotLoad bot) {
    return bot.cpu().map(use -> OptionalLong.of(bound.of(use))).orElseGet(OptionalLong::empty);
  }

  /** What a bot uses; empty while its agent does not know, or does not measure it. */
  static Optional<CpuReport> use(DesiredBot slot, BotReport word) {
    if (word.pid().isPresent()) {
      return word.cpu();
    }
    return isAboutToStart(slot, word) ? Optional.empty() : Optional.of(CpuReport.NONE);
  }

  private static boolean isAboutToStart(DesiredBot slot, BotReport word) {
    boolean wanted =
        switch (slot.goal()) {
          case EXPECTED, RUNNING, PAUSED -> true;
          case DRAINED, STOPPED, SEALED, REMOVED -> false;
        };
    return wanted && word.state() != BotState.BACKOFF && word.state() != BotState.FAILED;
  }
}
