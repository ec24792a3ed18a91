// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.agent;

import java.util.Optional;

/** Agents that have not said anything. */
public final class SilentAgents implements AgentReports {

  @Override
  public Optional<ReceivedReport> ofPod(PodKey pod) {
    return Optional.empty();
  }

  @Override
  public Optional<ReceivedBotReport> of(String botUid) {
    return Optional.empty();
  }
}
