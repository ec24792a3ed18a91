// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.agent;

import java.util.Optional;

/** The agents' last reports. Never blocks, never asks an agent. */
public interface AgentReports {

  /** The last report of that pod, from whichever life of it. */
  Optional<ReceivedReport> ofPod(PodKey pod);

  /** The last word about the Bot with that uid, with the report it stands in. */
  Optional<ReceivedBotReport> of(String botUid);

  /** Whether that pool was looked at, and no pod of that name is there that could be asked. */
  default boolean isAbsent(String pool, PodKey pod) {
    return false;
  }

  /** Whether any agent answers now; if none does, the trouble may be the operator's own. */
  default boolean anyAnswers() {
    return false;
  }
}
