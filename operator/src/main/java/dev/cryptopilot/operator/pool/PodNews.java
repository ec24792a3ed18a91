// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool;

import dev.cryptopilot.crds.pool.BotPool;
import dev.cryptopilot.operator.agent.AgentListener;
import dev.cryptopilot.operator.agent.AgentReport;
import dev.cryptopilot.operator.agent.BotKey;
import dev.cryptopilot.operator.agent.PodKey;
import io.javaoperatorsdk.operator.processing.event.Event;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.AbstractEventSource;
import java.util.Set;

/** Has a pool looked at again when the agent of one of its pods said something new. */
final class PodNews extends AbstractEventSource<AgentReport, BotPool> implements AgentListener {

  PodNews() {
    super(AgentReport.class, "pod-news");
  }

  @Override
  public void changed(PodKey pod, String pool, Set<BotKey> bots) {
    if (isRunning()) {
      getEventHandler().handleEvent(new Event(new ResourceID(pool, pod.namespace())));
    }
  }

  /** Reports are read from the board of the watch, not from here. */
  @Override
  public Set<AgentReport> getSecondaryResources(BotPool pool) {
    return Set.of();
  }
}
