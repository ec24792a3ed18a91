// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.bot;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cryptopilot.crds.ApiObject;
import io.fabric8.generator.annotation.Default;

/** How long orders stay in the book. */
@ApiObject
public record OrderTimeInForce(
    @Default("GTC") @JsonPropertyDescription("For orders that open a trade.") TimeInForce entry,
    @Default("GTC") @JsonPropertyDescription("For orders that close a trade.") TimeInForce exit) {
  public OrderTimeInForce {
    entry = entry == null ? TimeInForce.GTC : entry;
    exit = exit == null ? TimeInForce.GTC : exit;
  }
}
