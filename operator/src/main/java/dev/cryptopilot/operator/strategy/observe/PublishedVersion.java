// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.observe;

import dev.cryptopilot.operator.strategy.StrategyVersion;

/**
 * A version that is kept as a ConfigMap.
 *
 * @param configMap its name
 * @param createdAt RFC 3339, as the API server wrote it
 */
public record PublishedVersion(StrategyVersion version, String configMap, String createdAt) {

  /** Whether it was published later; such times are compared letter by letter. */
  public boolean isNewerThan(PublishedVersion other) {
    return createdAt.compareTo(other.createdAt) > 0;
  }
}
