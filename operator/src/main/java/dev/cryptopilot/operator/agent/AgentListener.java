// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.agent;

import java.util.Set;

/** Hears of news from agents. Called on the thread that asked the agent; must not block. */
@FunctionalInterface
public interface AgentListener {

  /**
   * A pod has said something new, or has fallen silent.
   *
   * @param pod the pod
   * @param pool its pool, in the pod's namespace
   * @param bots the bots whose part of the report is another one than before
   */
  void changed(PodKey pod, String pool, Set<BotKey> bots);
}
