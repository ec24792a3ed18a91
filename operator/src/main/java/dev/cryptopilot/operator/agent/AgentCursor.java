// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.agent;

/**
 * The last report a reader has seen.
 *
 * @param agentId life of the agent it came from
 * @param revision its revision
 */
public record AgentCursor(String agentId, long revision) {}
