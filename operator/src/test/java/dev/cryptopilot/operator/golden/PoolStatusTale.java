// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.golden;

import dev.cryptopilot.crds.pool.BotPool;
import dev.cryptopilot.crds.pool.BotPoolStatus;
import dev.cryptopilot.operator.agent.CpuReport;
import dev.cryptopilot.operator.pool.observe.CpuBound;
import dev.cryptopilot.operator.pool.observe.PoolFacts;
import dev.cryptopilot.operator.pool.plan.ComputingPool;
import dev.cryptopilot.operator.pool.plan.PoolTale;
import dev.cryptopilot.operator.pool.status.PoolStatusFactory;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Pools in known situations, as the API server would show them. */
final class PoolStatusTale {

  private PoolStatusTale() {}

  static SortedMap<String, BotPool> all() {
    SortedMap<String, BotPool> pools = new TreeMap<>();
    Map.of(
            "running", PoolTale.running(2),
            "full", PoolTale.running(5),
            "starting", PoolTale.starting(),
            "silent", PoolTale.silent(),
            "deleting", PoolTale.deleting(),
            "computing", computing().facts())
        .forEach((name, facts) -> pools.put(name, pool(facts)));
    return pools;
  }

  /** Four bots at once need more than their pod may use. */
  private static ComputingPool computing() {
    return new ComputingPool(new CpuBound.Limit(1_000), new CpuReport(35, 300));
  }

  private static BotPool pool(PoolFacts facts) {
    ObjectMeta metadata =
        new ObjectMetaBuilder()
            .withNamespace(facts.namespace())
            .withName(facts.name())
            .withGeneration(facts.generation())
            .build();
    if (facts.deleting()) {
      metadata.setDeletionTimestamp(facts.now().toString());
    }
    BotPool pool = new BotPool();
    pool.setMetadata(metadata);
    pool.setSpec(facts.spec());
    pool.setStatus(new PoolStatusFactory().status(facts, BotPoolStatus.builder().build()));
    return pool;
  }
}
