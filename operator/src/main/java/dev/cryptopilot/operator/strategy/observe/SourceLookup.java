// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.observe;

import io.fabric8.kubernetes.api.model.ConfigMap;
import java.util.List;
import java.util.Optional;

/** Reads ConfigMaps from the API server itself, not from a cache. */
public interface SourceLookup {

  /** A ConfigMap that a strategy names as its source. */
  Optional<ConfigMap> source(String namespace, String name);

  /** The versions of a strategy that exist now. */
  List<ConfigMap> versionsNow(String namespace, String strategy);
}
