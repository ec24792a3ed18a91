// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.status;

import dev.cryptopilot.crds.Health;
import dev.cryptopilot.crds.pool.BotPoolStatus;
import dev.cryptopilot.crds.pool.PodStatus;
import dev.cryptopilot.crds.pool.PoolCheck;
import dev.cryptopilot.crds.pool.PoolTotals;
import dev.cryptopilot.operator.condition.ConditionType;
import dev.cryptopilot.operator.condition.Conditions;
import dev.cryptopilot.operator.pool.observe.PoolFacts;
import dev.cryptopilot.operator.pool.plan.Waiting;
import dev.cryptopilot.operator.pool.plan.upkeep.EmptyPool;
import dev.cryptopilot.operator.slots.PoolLabels;
import io.fabric8.kubernetes.api.model.Condition;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Makes the status of a pool. Pure. */
public final class PoolStatusFactory {

  /**
   * The status for these facts.
   *
   * @param previous the status as it is; conditions keep their times from it
   */
  public BotPoolStatus status(PoolFacts facts, BotPoolStatus previous) {
    return status(facts, previous, Optional.empty());
  }

  /**
   * The status with the answer to a check.
   *
   * @param check empty = the answer that is there stays
   */
  public BotPoolStatus status(PoolFacts facts, BotPoolStatus previous, Optional<PoolCheck> check) {
    List<PodStatus> pods =
        facts.pods().stream()
            .map(pod -> PodStatusFactory.of(pod, facts.spec().slotsPerPod(), facts.now()))
            .toList();
    List<Condition> conditions =
        Conditions.merge(
            previous.conditions(), PoolClaims.of(facts), facts.generation(), facts.now());
    RebalanceNote even = RebalanceNote.of(facts, previous);
    return BotPoolStatus.builder()
        .observedGeneration(facts.generation())
        .replicas(facts.pods().size())
        .selector(PoolLabels.POOL + "=" + facts.name())
        .templateRevision(facts.templates().template())
        .lastHealthCheck(facts.now().truncatedTo(ChronoUnit.SECONDS).toString())
        .conditions(conditions)
        .health(health(facts, conditions))
        .totals(totals(facts, pods))
        .pods(pods)
        .moves(MoveHistory.next(facts, previous.moves()))
        .suggestions(even.suggestions())
        .rebalance(even.rebalance().orElse(null))
        .check(check.or(previous::checked).orElse(null))
        .emptySince(
            EmptyPool.since(facts)
                .map(since -> since.truncatedTo(ChronoUnit.SECONDS).toString())
                .orElse(null))
        .build();
  }

  private static Health health(PoolFacts facts, List<Condition> conditions) {
    if (Conditions.isTrue(conditions, ConditionType.Degraded)) {
      return Health.Degraded;
    }
    if (!Conditions.isTrue(conditions, ConditionType.Available)) {
      return Health.Unhealthy;
    }
    return facts.pods().stream().allMatch(PodStatusFactory::isReady)
        ? Health.Healthy
        : Health.Degraded;
  }

  private static PoolTotals totals(PoolFacts facts, List<PodStatus> pods) {
    int slots = pods.stream().mapToInt(PodStatus::capacity).sum();
    int used = pods.stream().mapToInt(PodStatus::used).sum();
    int waiting = Waiting.of(facts).size();
    return new PoolTotals(
        pods.size(),
        (int) facts.pods().stream().filter(PodStatusFactory::isReady).count(),
        slots,
        used,
        pods.stream().mapToInt(pod -> Math.max(0, pod.capacity() - pod.used())).sum(),
        used + waiting,
        pods.stream().mapToInt(PodStatus::ready).sum(),
        waiting,
        facts.pods().stream().mapToInt(pod -> PodStatusFactory.memoryMb(pod).orElse(0)).sum());
  }
}
