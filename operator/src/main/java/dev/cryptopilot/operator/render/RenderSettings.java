// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.render;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the operator adds to every bot.
 *
 * @param paperExchange merged over the {@code exchange} section of Paper bots; empty = nothing
 */
public record RenderSettings(Map<String, Object> paperExchange) {

  /** Copies the map. */
  public RenderSettings {
    paperExchange = Collections.unmodifiableMap(new TreeMap<>(paperExchange));
  }

  /** Nothing is added. */
  public static RenderSettings none() {
    return new RenderSettings(Map.of());
  }
}
