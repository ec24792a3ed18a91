// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy;

import dev.cryptopilot.crds.strategy.Requirements;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One immutable version of a strategy.
 *
 * @param name of the Strategy
 * @param version semantic version
 * @param className Python class to load; its file is among {@code files}
 * @param files flat file name to Python source, sorted by name
 * @param mainFile the key in {@code files} that holds the class
 * @param parameters hyperopt parameters of the version; may be empty
 * @param requirements what it needs of a bot
 */
public record StrategyVersion(
    String name,
    String version,
    String className,
    SortedMap<String, String> files,
    String mainFile,
    Map<String, Object> parameters,
    Requirements requirements) {

  public StrategyVersion {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }

  /**
   * SHA-256 over class name, files and parameters, 64 hex digits; the same content has the same.
   */
  public String digest() {
    return StrategyDigest.of(this);
  }

  /** Name of the ConfigMap that holds this version. */
  public String configMapName() {
    return StrategyConfigMap.name(name, version, digest());
  }
}
