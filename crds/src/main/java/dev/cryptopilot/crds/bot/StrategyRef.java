// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.bot;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cryptopilot.crds.ApiObject;
import dev.cryptopilot.crds.TextForm;
import io.fabric8.crd.generator.annotation.PreserveUnknownFields;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Which strategy a bot trades with. */
@ApiObject
@ValidationRule(
    value = "!(has(self.version) && has(self.channel))",
    message = "spec.strategy: set version (pinned) or channel (followed), not both")
public record StrategyRef(
    @Required
        @Pattern(TextForm.OBJECT_NAME)
        @JsonPropertyDescription("Name of a Strategy in the same namespace.")
        String name,
    @Pattern(TextForm.VERSION)
        @Size(max = 40)
        @JsonPropertyDescription(
            "Exactly this version, for ever. Leave it out to follow a channel.")
        String version,
    @JsonPropertyDescription(
            "Follow this channel: stable (the default when version is absent) or candidate.")
        Channel channel,
    @PreserveUnknownFields
        @JsonPropertyDescription(
            "Values for the strategy's own parameters, as in freqtrade's parameter file; they win over those of the strategy version.")
        Map<String, Object> parameters) {
  public StrategyRef {
    parameters =
        parameters == null
            ? Map.of()
            : Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }

  /** The version the bot is pinned to; empty when it follows a channel. */
  public Optional<String> pinnedVersion() {
    return Optional.ofNullable(version);
  }

  /** The channel that is followed when no version is pinned. */
  public Channel followedChannel() {
    return channel == null ? Channel.Stable : channel;
  }
}
