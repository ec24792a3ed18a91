// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.agent;

/** Opens the agents of one pool. Never written to a log or an answer. */
record AgentToken(String value) {

  @Override
  public String toString() {
    return "AgentToken[hidden]";
  }
}
