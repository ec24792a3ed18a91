// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.agent;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Asks many agents side by side, each on a virtual thread. */
public final class AgentChecks {

  private final AgentClient client;

  public AgentChecks(AgentClient client) {
    this.client = client;
  }

  /** The answers by name of the pod, of those that answered in time. */
  public Map<String, AgentCheck> ask(Collection<AgentEndpoint> agents) {
    Map<String, AgentCheck> answers = new ConcurrentHashMap<>();
    var threads =
        agents.stream()
            .map(
                agent ->
                    Thread.ofVirtual()
                        .name("agent-check-" + agent.pod())
                        .start(() -> ask(agent).ifPresent(a -> answers.put(agent.pod().name(), a))))
            .toList();
    try {
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (InterruptedException e) {
      threads.forEach(Thread::interrupt);
      Thread.currentThread().interrupt();
    }
    return Map.copyOf(answers);
  }

  private Optional<AgentCheck> ask(AgentEndpoint agent) {
    try {
      return client.check(agent);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
