// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.agent;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Keeps the last report of each pod. Lost with the process and filled again by asking. */
final class ReportBoard implements AgentReports {

  private final Map<PodKey, ReceivedReport> byPod = new ConcurrentHashMap<>();
  private final Map<String, PodKey> podOfBot = new ConcurrentHashMap<>();
  private final Map<PoolKey, Set<PodKey>> podsOfPool = new ConcurrentHashMap<>();

  private record PoolKey(String namespace, String pool) {}

  @Override
  public Optional<ReceivedReport> ofPod(PodKey pod) {
    return Optional.ofNullable(byPod.get(pod));
  }

  @Override
  public Optional<ReceivedBotReport> of(String botUid) {
    return Optional.ofNullable(podOfBot.get(botUid))
        .flatMap(
            pod ->
                ofPod(pod)
                    .flatMap(
                        received ->
                            received
                                .report()
                                .bot(botUid)
                                .map(bot -> new ReceivedBotReport(pod, received, bot))));
  }

  @Override
  public boolean isAbsent(String pool, PodKey pod) {
    return Optional.ofNullable(podsOfPool.get(new PoolKey(pod.namespace(), pool)))
        .filter(there -> !there.contains(pod))
        .isPresent();
  }

  /** These pods of the pool can be asked, and no other ones. */
  void there(String namespace, String pool, Set<PodKey> pods) {
    podsOfPool.put(new PoolKey(namespace, pool), pods);
  }

  @Override
  public boolean anyAnswers() {
    return byPod.values().stream().anyMatch(ReceivedReport::connected);
  }

  /** Keeps a report and answers the bots about which it says something else than the last one. */
  Set<BotKey> keep(PodKey pod, ReceivedReport received) {
    Map<BotKey, BotReport> before = bots(pod, Optional.ofNullable(byPod.put(pod, received)));
    Map<BotKey, BotReport> after = bots(pod, Optional.of(received));
    after.keySet().forEach(bot -> podOfBot.put(bot.uid(), pod));
    Set<BotKey> changed = new HashSet<>(before.keySet());
    changed.addAll(after.keySet());
    changed.removeIf(bot -> saysTheSame(before.get(bot), after.get(bot)));
    return changed;
  }

  private static boolean saysTheSame(BotReport before, BotReport after) {
    return before != null && after != null && before.steady().equals(after.steady());
  }

  /** Notes that the pod no longer answers; answers its bots, or empty if that is not new. */
  Optional<Set<BotKey>> silent(PodKey pod) {
    ReceivedReport last = byPod.get(pod);
    if (last == null || !last.connected()) {
      return Optional.empty();
    }
    byPod.replace(pod, last, last.disconnected());
    return Optional.of(bots(pod, Optional.of(last)).keySet());
  }

  /** Forgets the pod; answers its bots. */
  Set<BotKey> forget(PodKey pod) {
    podOfBot.values().removeIf(pod::equals);
    return bots(pod, Optional.ofNullable(byPod.remove(pod))).keySet();
  }

  private static Map<BotKey, BotReport> bots(PodKey pod, Optional<ReceivedReport> received) {
    return received.stream()
        .flatMap(report -> report.report().bots().stream())
        .collect(
            Collectors.toMap(
                bot -> new BotKey(pod.namespace(), bot.name(), bot.uid()),
                bot -> bot,
                (first, second) -> second));
  }
}
