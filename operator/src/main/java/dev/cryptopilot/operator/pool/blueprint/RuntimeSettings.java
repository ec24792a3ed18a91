// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.blueprint;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the operator gives to every pool pod.
 *
 * @param image image of pods whose pool names none
 * @param extraEnv environment variables that win over ours
 * @param agentPort port of the agents' API
 */
public record RuntimeSettings(String image, SortedMap<String, String> extraEnv, int agentPort) {

  /** Copies the map. */
  public RuntimeSettings {
    extraEnv = Collections.unmodifiableSortedMap(new TreeMap<>(extraEnv));
  }

  /** Settings with variables in any order. */
  public static RuntimeSettings of(String image, Map<String, String> extraEnv, int agentPort) {
    return new RuntimeSettings(image, new TreeMap<>(extraEnv), agentPort);
  }
}
