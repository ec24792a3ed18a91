// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.strategy;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cryptopilot.crds.ApiObject;
import dev.cryptopilot.crds.TextForm;
import io.fabric8.crd.generator.annotation.PreserveUnknownFields;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A strategy and its newest version. */
@ApiObject
@ValidationRule(
    value =
        "has(self.owner) == has(oldSelf.owner) && (!has(self.owner) || self.owner == oldSelf.owner)",
    message = "spec.owner is fixed once set: create another Strategy for the other owner",
    fieldPath = ".owner")
@ValidationRule(
    value =
        "self.version != oldSelf.version || (self.className == oldSelf.className && self.source == oldSelf.source && has(self.parameters) == has(oldSelf.parameters) && (!has(self.parameters) || self.parameters == oldSelf.parameters))",
    message =
        "spec.version must be raised when className, source or parameters change: a version never changes its content",
    fieldPath = ".version")
public record StrategySpec(
    @Pattern(TextForm.OWNER)
        @Size(min = 1, max = 63)
        @JsonPropertyDescription(
            "Only this owner's bots may use it. Absent: curated, for every owner. Fixed once set.")
        String owner,
    @Required @Pattern(TextForm.CLASS_NAME) @JsonPropertyDescription("Name of the Python class.")
        String className,
    @Required
        @Pattern(TextForm.VERSION)
        @Size(max = 40)
        @JsonPropertyDescription(
            "Semantic version of source and parameters. A changed content needs a new version.")
        String version,
    @Required @JsonPropertyDescription("The program: exactly one of inline and configMap.")
        Source source,
    @PreserveUnknownFields
        @JsonPropertyDescription(
            "Parameter values as freqtrade's hyperopt writes them; part of the version.")
        Map<String, Object> parameters,
    @Size(max = 100) @JsonPropertyDescription("Name to show to people.") String displayName,
    @Size(max = 2000) @JsonPropertyDescription("What it does, in a few sentences.")
        String description,
    @Size(max = 4000) @JsonPropertyDescription("What is new in this version.") String changelog,
    @Size(max = 100) @JsonPropertyDescription("Who wrote it.") String author,
    @JsonPropertyDescription("low, medium or high.") RiskClass riskLevel,
    @Size(max = 500) @JsonPropertyDescription("Whom it suits.") String recommendedFor,
    @Size(max = 50) @JsonPropertyDescription("What it can do, one phrase each.")
        List<String> features,
    @Size(max = 200) @JsonPropertyDescription("Pairs it was made for; all when absent.")
        List<String> compatiblePairs,
    @Size(max = 63) @JsonPropertyDescription("Risk template that the frontend offers first.")
        String defaultRiskTemplate,
    @JsonPropertyDescription("What it needs of a bot.") Requirements requirements,
    @JsonPropertyDescription("How a new version reaches the bots.") Rollout rollout,
    @JsonPropertyDescription("What validation looks at besides the usual.")
        ValidationWish validation,
    @Default("10")
        @Min(1)
        @Max(100)
        @JsonPropertyDescription("Old versions kept; a version that a bot runs is never removed.")
        Integer historyLimit) {
  public StrategySpec {
    parameters =
        parameters == null
            ? Map.of()
            : Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    features = features == null ? List.of() : List.copyOf(features);
    compatiblePairs = compatiblePairs == null ? List.of() : List.copyOf(compatiblePairs);
    requirements = requirements == null ? new Requirements(null, null, null, null) : requirements;
    rollout = rollout == null ? new Rollout(null, null, null, null, null) : rollout;
    validation = validation == null ? ValidationWish.nothing() : validation;
    historyLimit = historyLimit == null ? 10 : historyLimit;
  }

  /** The one owner; empty = curated. */
  public Optional<String> soleOwner() {
    return Optional.ofNullable(owner);
  }

  /** Name to show; empty = the resource's. */
  public Optional<String> title() {
    return Optional.ofNullable(displayName);
  }
}
