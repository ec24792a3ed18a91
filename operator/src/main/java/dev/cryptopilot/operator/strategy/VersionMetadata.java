// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.cryptopilot.crds.strategy.Requirements;
import dev.cryptopilot.crds.strategy.RiskClass;
import dev.cryptopilot.crds.strategy.StrategySpec;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is kept beside the source of a version: {@code metadata.json}. It says what spec said when
 * the version was published.
 *
 * @param digest of class name, files and parameters
 * @param changelog what is new in this version
 * @param interfaceVersion of freqtrade's strategy interface, as the source declares it
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record VersionMetadata(
    String name,
    String version,
    String className,
    String mainFile,
    String digest,
    String changelog,
    Requirements requirements,
    String displayName,
    String description,
    String author,
    RiskClass riskLevel,
    String recommendedFor,
    List<String> features,
    List<String> compatiblePairs,
    String defaultRiskTemplate,
    Integer interfaceVersion) {

  private static final Pattern INTERFACE =
      Pattern.compile(
          "^\\s+INTERFACE_VERSION\\s*(?::\\s*int\\s*)?=\\s*(\\d{1,4})\\b", Pattern.MULTILINE);

  VersionMetadata {
    requirements = requirements == null ? new Requirements(null, null, null, null) : requirements;
    features = features == null ? List.of() : List.copyOf(features);
    compatiblePairs = compatiblePairs == null ? List.of() : List.copyOf(compatiblePairs);
  }

  static VersionMetadata of(StrategyVersion version, StrategySpec spec) {
    OptionalInt declared = interfaceVersion(version);
    return new VersionMetadata(
        version.name(),
        version.version(),
        version.className(),
        version.mainFile(),
        version.digest(),
        Optional.ofNullable(spec.changelog()).orElse(""),
        version.requirements(),
        spec.displayName(),
        spec.description(),
        spec.author(),
        spec.riskLevel(),
        spec.recommendedFor(),
        spec.features(),
        spec.compatiblePairs(),
        spec.defaultRiskTemplate(),
        declared.isPresent() ? declared.getAsInt() : null);
  }

  private static OptionalInt interfaceVersion(StrategyVersion version) {
    Matcher declared = INTERFACE.matcher(version.files().getOrDefault(version.mainFile(), ""));
    return declared.find()
        ? OptionalInt.of(Integer.parseInt(declared.group(1)))
        : OptionalInt.empty();
  }
}
