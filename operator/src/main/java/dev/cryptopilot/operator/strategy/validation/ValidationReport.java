// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.validation;

import dev.cryptopilot.crds.strategy.Strategy;
import dev.cryptopilot.operator.strategy.StrategyVersion;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A verdict that is kept: one ConfigMap for each version that was judged.
 *
 * @param digest of the version
 * @param validator image that judged
 * @param summary what it said
 */
public record ValidationReport(String digest, String validator, ValidatorSummary summary) {

  /** The validator's termination message. */
  public static final String SUMMARY = "summary.json";

  /** All that the validator printed about the version; absent when it could not be read. */
  public static final String DOCUMENT = "report.json";

  /** Name of the report on the version that this ConfigMap holds. */
  public static String nameFor(String versionConfigMap) {
    return versionConfigMap + "-report";
  }

  /** The ConfigMap that keeps this verdict. */
  public static ConfigMap configMap(
      Strategy owner,
      StrategyVersion version,
      String validator,
      ValidatorSummary summary,
      Optional<String> document) {
    Map<String, String> marks = new TreeMap<>();
    marks.put(ValidatorLabels.VERSION, version.version());
    marks.put(ValidatorLabels.DIGEST, version.digest());
    marks.put(ValidatorLabels.IMAGE, validator);
    marks.put(ValidatorLabels.VERDICT, summary.accepted() ? "Accepted" : "Refused");
    Map<String, String> data = new TreeMap<>();
    data.put(SUMMARY, summary.text());
    document.ifPresent(text -> data.put(DOCUMENT, text));
    return new ConfigMapBuilder()
        .withMetadata(ValidatorLabels.ownedBy(owner, nameFor(version.configMapName()), marks))
        .withData(data)
        .build();
  }

  /** The verdict in this ConfigMap; empty when it holds none. */
  public static Optional<ValidationReport> read(ConfigMap configMap) {
    String digest = ValidatorLabels.annotation(configMap, ValidatorLabels.DIGEST);
    return Optional.ofNullable(configMap.getData())
        .flatMap(data -> ValidatorSummary.parse(data.get(SUMMARY)))
        .filter(summary -> !digest.isEmpty())
        .map(
            summary ->
                new ValidationReport(
                    digest, ValidatorLabels.annotation(configMap, ValidatorLabels.IMAGE), summary));
  }
}
