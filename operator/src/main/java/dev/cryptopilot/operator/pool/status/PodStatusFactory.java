// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.status;

import dev.cryptopilot.crds.pool.PodStatus;
import dev.cryptopilot.operator.agent.AgentReport;
import dev.cryptopilot.operator.agent.BotReport;
import dev.cryptopilot.operator.agent.CpuReport;
import dev.cryptopilot.operator.pool.observe.PodFacts;
import dev.cryptopilot.operator.pool.observe.PodObjectFacts;
import dev.cryptopilot.operator.pool.plan.health.PodHealth;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** What is said about one pod. */
final class PodStatusFactory {

  static final String READY = "Ready";

  private static final String PENDING = "Pending";
  private static final long MIB = 1024L * 1024L;
  private static final long CPU_STEP = 50;

  private PodStatusFactory() {}

  static PodStatus of(PodFacts pod, int capacity, Instant now) {
    PodHealth health = PodHealth.of(pod, now);
    return PodStatus.builder()
        .name(pod.names().pod())
        .ordinal(pod.ordinal())
        .phase(phase(pod))
        .health(health.state())
        .address(pod.object().flatMap(PodObjectFacts::address).orElse(null))
        .capacity(capacity)
        .used(pod.slottedBots().size())
        .ready(readyBots(pod))
        .memoryMb(memoryMb(pod).orElse(null))
        .cpuMilli(cpu(pod, CpuReport::averageMilli).orElse(null))
        .cpuBurstMilli(cpu(pod, CpuReport::burstMilli).orElse(null))
        .revision(pod.report().map(AgentReport::desiredRevision).orElse(null))
        .templateRevision(
            pod.object().map(PodObjectFacts::templateHash).filter(h -> !h.isEmpty()).orElse(null))
        .message(HealthSentence.of(health).orElse(null))
        .build();
  }

  static boolean isReady(PodFacts pod) {
    return READY.equals(phase(pod));
  }

  private static String phase(PodFacts pod) {
    if (pod.object().isEmpty()) {
      return PENDING;
    }
    PodObjectFacts object = pod.object().get();
    if (object.deleting()) {
      return "Draining";
    }
    return switch (object.phase()) {
      case PENDING -> PENDING;
      case "Failed" -> "Failed";
      default -> {
        if (pod.freshReport().isPresent()) {
          yield READY;
        }
        yield pod.report().isPresent() ? "Unknown" : "Starting";
      }
    };
  }

  static int readyBots(PodFacts pod) {
    Set<String> slotted =
        pod.slottedBots().stream().map(bot -> bot.uid()).collect(Collectors.toSet());
    return (int)
        pod.freshReport().stream()
            .flatMap(report -> report.bots().stream())
            .filter(BotReport::ready)
            .filter(bot -> slotted.contains(bot.uid()))
            .count();
  }

  /** Rounded, since a figure that moves all the time is a write all the time. */
  private static Optional<Integer> cpu(PodFacts pod, ToLongFunction<CpuReport> figure) {
    List<BotReport> running =
        pod.report().stream()
            .flatMap(report -> report.bots().stream())
            .filter(bot -> bot.pid().isPresent())
            .toList();
    if (running.isEmpty() || running.stream().anyMatch(bot -> bot.cpu().isEmpty())) {
      return Optional.empty();
    }
    long sum = running.stream().flatMap(bot -> bot.cpu().stream()).mapToLong(figure).sum();
    return Optional.of(Math.toIntExact(Math.ceilDiv(sum, CPU_STEP) * CPU_STEP));
  }

  static Optional<Integer> memoryMb(PodFacts pod) {
    return pod.report()
        .filter(report -> report.podPssBytes().isPresent())
        .map(report -> (int) (report.podPssBytes().getAsLong() / MIB));
  }
}
