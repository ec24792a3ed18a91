// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.observe;

import dev.cryptopilot.operator.agent.AgentCheck;
import dev.cryptopilot.operator.agent.AgentEndpoint;
import java.util.Collection;
import java.util.Map;

/** Has agents look at everything now; blocks until all have answered or had their time. */
@FunctionalInterface
public interface PodChecks {

  /** The answers by name of the pod; an agent that does not answer has none. */
  Map<String, AgentCheck> ask(Collection<AgentEndpoint> agents);
}
