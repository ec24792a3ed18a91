// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.pool;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cryptopilot.crds.ApiObject;
import io.fabric8.generator.annotation.Default;

/** How the pool's bots get public market data. */
@ApiObject
public record MarketData(
    @Default("true") @JsonPropertyDescription("One cache for all bots of the pool.")
        Boolean cache) {
  public MarketData {
    cache = cache == null ? true : cache;
  }
}
