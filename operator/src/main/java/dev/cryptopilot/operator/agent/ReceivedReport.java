// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.agent;

import java.time.Duration;
import java.time.Instant;

/**
 * The last report of a pod.
 *
 * @param podUid uid of the pod object it came from
 * @param report what the agent said
 * @param receivedAt when it said so last, by the operator's clock; an unchanged report counts
 * @param connected whether the agent has been answering since
 */
public record ReceivedReport(
    String podUid, AgentReport report, Instant receivedAt, boolean connected) {

  /** How old the agent's word is. */
  public Duration age(Instant now) {
    return Duration.between(receivedAt, now);
  }

  ReceivedReport disconnected() {
    return new ReceivedReport(podUid, report, receivedAt, false);
  }
}
