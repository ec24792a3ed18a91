// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan;

import dev.cryptopilot.operator.pool.observe.BotFacts;
import dev.cryptopilot.operator.pool.observe.PoolFacts;
import dev.cryptopilot.operator.pool.plan.rebalance.RebalancePlanner;
import dev.cryptopilot.operator.pool.plan.repair.PodRepair;
import dev.cryptopilot.operator.pool.plan.rollout.RolloutPlan;
import dev.cryptopilot.operator.pool.plan.rollout.RolloutPlanner;
import dev.cryptopilot.operator.pool.plan.scaling.ScalingPlan;
import dev.cryptopilot.operator.pool.plan.scaling.ScalingPlanner;
import dev.cryptopilot.operator.pool.plan.upkeep.EmptyPool;
import dev.cryptopilot.operator.pool.plan.upkeep.Volumes;
import dev.cryptopilot.operator.slots.HealthPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Decides what to do for a pool: asks its rooms in order. Pure: equal facts give equal plans. */
public final class PoolPlanner {

  /** The actions, in the order in which they must be done; none when all is as it should be. */
  public List<PoolAction> plan(PoolFacts facts) {
    if (facts.spec().paused() && !facts.deleting()) {
      return PausedPool.plan(facts);
    }
    HealthPolicy health = HealthPolicies.of(facts.spec());
    PodDrafts drafts = new PodDrafts(facts, health);
    drafts.all().forEach(draft -> SlotUpdates.apply(facts, draft));
    Readmissions.make(facts, drafts);
    if (facts.deleting()) {
      return Removals.of(facts, drafts);
    }
    drafts.all().forEach(draft -> draft.setHealth(health));
    List<BotFacts> waiting = Waiting.of(facts);
    RolloutPlan asked = RolloutPlanner.plan(facts);
    ScalingPlan scaling =
        asked.busy() ? ScalingPlan.holdStill() : ScalingPlanner.plan(facts, waiting.size());
    drafts.take(asked, scaling);
    PoolSize size = PoolSize.of(facts.spec());
    RolloutPlan rollout = drafts.addSpare(asked, facts.now());
    size.reachMinimum(drafts);
    Placement.place(facts, drafts, size, waiting);
    Reservations.make(
        facts,
        drafts,
        size,
        Stream.of(rollout.wishes(), scaling.wishes(), RebalancePlanner.plan(facts).wishes())
            .flatMap(List::stream)
            .toList());
    size.keepHeadroom(drafts);
    drafts.tryOut(rollout, facts.now());
    return actions(facts, drafts, rollout);
  }

  private static List<PoolAction> actions(PoolFacts facts, PodDrafts drafts, RolloutPlan rollout) {
    List<PoolAction> actions = new ArrayList<>(rollout.before());
    if (!facts.tokenExists()) {
      actions.add(new PoolAction.EnsureToken());
    }
    drafts
        .all()
        .forEach(
            draft ->
                actions.addAll(
                    PodActions.keep(facts, draft, rollout.template(draft.facts().ordinal()))));
    facts.pods().stream()
        .filter(pod -> drafts.of(pod.ordinal()).isEmpty())
        .forEach(pod -> PodActions.remove(pod).ifPresent(actions::add));
    actions.addAll(rollout.after());
    if (!rollout.busy()) {
      PodRepair.of(facts).ifPresent(actions::add);
    }
    actions.addAll(Volumes.actions(facts));
    if (actions.isEmpty()) {
      EmptyPool.removal(facts).ifPresent(actions::add);
    }
    return List.copyOf(actions);
  }
}
