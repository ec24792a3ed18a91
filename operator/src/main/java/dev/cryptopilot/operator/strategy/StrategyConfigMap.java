// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cryptopilot.crds.strategy.Strategy;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a version is kept: one immutable ConfigMap with a key for each source file, {@code
 * parameters.json} and {@code metadata.json}. Pure, both ways.
 */
public final class StrategyConfigMap {

  /** On every version's ConfigMap: the name of its Strategy. */
  public static final String STRATEGY_LABEL = "crypto-pilot.dev/strategy";

  public static final String VERSION_ANNOTATION = "crypto-pilot.dev/strategy-version";

  static final String METADATA = "metadata.json";
  static final String PARAMETERS = "parameters.json";

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int DIGEST_DIGITS = 8;
  private static final int MAX_NAME = 253;

  private StrategyConfigMap() {}

  /** {@code <name>-<version>-<digest8>}, in letters that Kubernetes allows. */
  public static String name(String strategy, String version, String digest) {
    String plain = version.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9.]+", "-");
    String tail = '-' + digest.substring(0, DIGEST_DIGITS);
    String head = strategy + '-' + plain;
    return head.substring(0, Math.min(head.length(), MAX_NAME - tail.length())) + tail;
  }

  /** The ConfigMap of this version, owned by its Strategy. */
  public static ConfigMap of(StrategyVersion version, Strategy owner) {
    SortedMap<String, String> data = new TreeMap<>(version.files());
    data.put(PARAMETERS, StrategyDigest.canonical(version.parameters()));
    data.put(METADATA, metadata(version, owner));
    return new ConfigMapBuilder()
        .withMetadata(
            StrategyOwned.metadata(owner, version.configMapName())
                .addToLabels(STRATEGY_LABEL, version.name())
                .addToAnnotations(VERSION_ANNOTATION, version.version())
                .build())
        .withImmutable(true)
        .withData(data)
        .build();
  }

  /** The version in this ConfigMap; empty when it is not one of ours or was tampered with. */
  public static Optional<StrategyVersion> read(ConfigMap configMap) {
    Map<String, String> data = Optional.ofNullable(configMap.getData()).orElse(Map.of());
    if (!data.containsKey(METADATA) || !data.containsKey(PARAMETERS)) {
      return Optional.empty();
    }
    try {
      VersionMetadata metadata = MAPPER.readValue(data.get(METADATA), VersionMetadata.class);
      Map<String, Object> parameters =
          MAPPER.readValue(data.get(PARAMETERS), new TypeReference<>() {});
      SortedMap<String, String> files = new TreeMap<>(data);
      files.remove(METADATA);
      files.remove(PARAMETERS);
      StrategyVersion version =
          new StrategyVersion(
              metadata.name(),
              metadata.version(),
              metadata.className(),
              files,
              metadata.mainFile(),
              parameters,
              metadata.requirements());
      return Optional.of(version).filter(v -> v.digest().equals(metadata.digest()));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static String metadata(StrategyVersion version, Strategy owner) {
    try {
      return MAPPER.writeValueAsString(VersionMetadata.of(version, owner.getSpec()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("metadata is plain text", e);
    }
  }
}
