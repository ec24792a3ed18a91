// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.bot;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cryptopilot.crds.ApiObject;
import java.util.Optional;

/** Where a bot sits; the slots Secret is the truth, this mirrors it. */
@ApiObject
public record SlotStatus(
    @JsonPropertyDescription("Name of the BotPool.") String pool,
    @JsonPropertyDescription("Name of the pod.") String pod,
    @JsonPropertyDescription("Address of the pod's agent.") String address,
    @JsonPropertyDescription("Name of the bot's directory in the pod.") String id) {
  /** Address of the pod; empty until it has one. */
  public Optional<String> agentAddress() {
    return Optional.ofNullable(address);
  }
}
