// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.bot;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cryptopilot.crds.ApiObject;

/** The strategy version that the running process has loaded. */
@ApiObject
public record RunningStrategy(
    @JsonPropertyDescription("Name of the Strategy.") String name,
    @JsonPropertyDescription("Its version.") String version,
    @JsonPropertyDescription("SHA-256 of source and parameters, in hex.") String digest) {}
