// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.observe;

import dev.cryptopilot.crds.bot.Bot;
import io.fabric8.kubernetes.api.model.ConfigMap;
import java.util.List;

/** The caches a strategy is observed from. */
public interface StrategyView {

  /** ConfigMaps of this strategy's versions. */
  List<ConfigMap> versions(String namespace, String strategy);

  /** Bots whose spec names this strategy. */
  List<Bot> bots(String namespace, String strategy);
}
