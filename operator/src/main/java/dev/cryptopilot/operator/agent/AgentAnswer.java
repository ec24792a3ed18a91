// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.agent;

/** What came of asking an agent. */
public sealed interface AgentAnswer {

  /**
   * It answered.
   *
   * @param report its report, perhaps the one already seen
   */
  record Answered(AgentReport report) implements AgentAnswer {}

  /** Its token is another one. */
  record Unauthorized() implements AgentAnswer {}

  /**
   * Nobody answered, or not in time.
   *
   * @param reason one sentence without secrets
   */
  record Unreachable(String reason) implements AgentAnswer {}

  /**
   * It answered something the protocol does not know.
   *
   * @param reason one sentence without secrets
   */
  record Malformed(String reason) implements AgentAnswer {}
}
