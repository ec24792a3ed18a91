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
 * What people read about a verdict: one ConfigMap for each version that was judged. Bots do not go
 * by it, because many may write ConfigMaps.
 */
public final class ValidationReport {

  /** The validator's termination message. */
  public static final String SUMMARY = "summary.json";

  /** All that the validator printed about the version; absent when it could not be read. */
  public static final String DOCUMENT = "report.json";

  private ValidationReport() {}

  /** Name of the report on the version that this ConfigMap holds. */
  public static String nameFor(String versionConfigMap) {
    return versionConfigMap + "-report";
  }

  /** The ConfigMap that tells this verdict. */
  public static ConfigMap configMap(
      Strategy owner,
      StrategyVersion version,
      Question question,
      String validator,
      ValidatorSummary summary,
      Optional<String> document) {
    Map<String, String> marks = new TreeMap<>(question.annotations());
    marks.put(ValidatorLabels.VERSION, version.version());
    marks.put(ValidatorLabels.JUDGE, validator);
    marks.put(ValidatorLabels.VERDICT, summary.accepted() ? "Accepted" : "Refused");
    Map<String, String> data = new TreeMap<>();
    data.put(SUMMARY, summary.text());
    document.ifPresent(text -> data.put(DOCUMENT, text));
    return new ConfigMapBuilder()
        .withMetadata(ValidatorLabels.ownedBy(owner, nameFor(version.configMapName()), marks))
        .withData(data)
        .build();
  }

  /** The question that this report answers; empty when it does not say. */
  public static Optional<Question> questionOf(ConfigMap report) {
    return Question.read(ValidatorLabels.annotations(report));
  }
}
