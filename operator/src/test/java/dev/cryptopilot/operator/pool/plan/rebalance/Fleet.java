// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan.rebalance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.crds.pool.PlacementPolicy;
import dev.cryptopilot.operator.agent.CpuReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/** Pods with bots in them, on which moves can be made. A bot's uid comes from where it began. */
final class Fleet {

  static final int SLOTS = 10;

  private final Map<Integer, List<BotLoad>> pods = new TreeMap<>();
  private final long memory;
  private final long cpu;

  /**
   * Empty pods.
   *
   * @param memory limit of each; 0 = none
   * @param cpu limit of each; 0 = none
   */
  Fleet(long memory, long cpu) {
    this.memory = memory;
    this.cpu = cpu;
  }

  /** A pod whose bots need so much memory, and nothing of the processors. */
  void pod(int ordinal, List<Integer> bytes) {
    pod(ordinal, bytes, bytes.stream().map(bot -> Optional.of(0L)).toList());
  }

  /** A pod with its bots; empty = nobody knows what the bot uses of the processors. */
  void pod(int ordinal, List<Integer> bytes, List<Optional<Long>> milli) {
    List<BotLoad> loads = new ArrayList<>();
    for (int bot = 0; bot < bytes.size(); bot++) {
      loads.add(
          new BotLoad(
              ordinal + "-" + bot,
              "bot-" + ordinal + "-" + bot,
              bytes.get(bot),
              milli.get(bot).map(use -> new CpuReport(0, use))));
    }
    pods.put(ordinal, loads);
  }

  List<PodLoad> loads() {
    return pods.entrySet().stream().map(pod -> load(pod.getKey(), pod.getValue())).toList();
  }

  private PodLoad load(int ordinal, List<BotLoad> bots) {
    int unknown = (int) bots.stream().filter(bot -> bot.cpu().isEmpty()).count();
    Supply bytes =
        new Supply(
            "memory", memory, sum(bots, BotLoad::bytes), 0, bot -> OptionalLong.of(bot.bytes()));
    Supply cores = new Supply("CPU limit", cpu, sum(bots, Fleet::milli), unknown, Fleet::share);
    return new PodLoad(ordinal, SLOTS, bots.size(), bytes, cores, bots);
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

  /** What is above the line of 90 %, over all pods: of memory, then of processors as known. */
  List<Long> needs() {
    return List.of(above(memory, BotLoad::bytes), above(cpu, Fleet::milli));
  }

  /** What the policy wants to be small. */
  long measure(PlacementPolicy policy) {
    return pods.entrySet().stream()
        .mapToLong(
            pod -> {
              long used = pod.getValue().size();
              return switch (policy) {
                case Spread -> used * used;
                case Pack -> pod.getKey() * used;
              };
            })
        .sum();
  }

  /** Bots in each pod, by ordinal. */
  List<Integer> sizes() {
    return pods.values().stream().map(List::size).toList();
  }

  /** Whether what every bot of the pod uses of the processors is known. */
  boolean isKnown(int ordinal) {
    return pods.get(ordinal).stream().allMatch(bot -> bot.cpu().isPresent());
  }

  private long above(long limit, ToLongFunction<BotLoad> share) {
    return pods.values().stream()
        .mapToLong(bots -> Math.max(0, sum(bots, share) - limit * 9 / 10 + 1))
        .sum();
  }

  private static long sum(List<BotLoad> bots, ToLongFunction<BotLoad> share) {
    return bots.stream().mapToLong(share).sum();
  }

  private static OptionalLong share(BotLoad bot) {
    return bot.cpu().isPresent() ? OptionalLong.of(milli(bot)) : OptionalLong.empty();
  }

  private static long milli(BotLoad bot) {
    return bot.cpu().map(CpuReport::burstMilli).orElse(0L);
  }
}
