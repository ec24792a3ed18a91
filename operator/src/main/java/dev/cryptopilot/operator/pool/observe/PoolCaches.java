// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.observe;

import dev.cryptopilot.crds.bot.Bot;
import dev.cryptopilot.crds.pool.BotPool;
import dev.cryptopilot.crds.strategy.Strategy;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.javaoperatorsdk.operator.api.reconciler.IndexedResourceCache;

/**
 * The watched objects that a pool depends on.
 *
 * @param bots all Bots, indexed by {@link BotIndex#BY_POOL} and {@link BotIndex#BY_HOME}
 * @param secrets Secrets of pools
 * @param statefulSets StatefulSets of pools
 * @param pods pods of pools
 * @param strategies all Strategies
 * @param versions ConfigMaps that hold strategy versions
 * @param revisions kept templates of pods
 * @param claims volume claims of pods
 * @param pools all BotPools
 */
public record PoolCaches(
    IndexedResourceCache<Bot> bots,
    IndexedResourceCache<Secret> secrets,
    IndexedResourceCache<StatefulSet> statefulSets,
    IndexedResourceCache<Pod> pods,
    IndexedResourceCache<Strategy> strategies,
    IndexedResourceCache<ConfigMap> versions,
    IndexedResourceCache<ControllerRevision> revisions,
    IndexedResourceCache<PersistentVolumeClaim> claims,
    IndexedResourceCache<BotPool> pools) {}
