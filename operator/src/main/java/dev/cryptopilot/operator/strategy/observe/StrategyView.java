// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.observe;

import dev.cryptopilot.crds.bot.Bot;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Set;

/** The caches a strategy is observed from. */
public interface StrategyView {

  /** ConfigMaps of this strategy's versions. */
  List<ConfigMap> versions(String namespace, String strategy);

  /** Bots whose spec names this strategy. */
  List<Bot> bots(String namespace, String strategy);

  /** ConfigMaps with verdicts on this strategy's versions. */
  List<ConfigMap> reports(String namespace, String strategy);

  /** Pods that look into this strategy's versions. */
  List<Pod> validators(String namespace, String strategy);

  /** {@code namespace/name} of all validators that run, whatever their strategy. */
  Set<String> runningValidators();
}
