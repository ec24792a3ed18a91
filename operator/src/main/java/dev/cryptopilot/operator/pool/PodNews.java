// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool;

import dev.cryptopilot.crds.pool.BotPool;
import dev.cryptopilot.operator.agent.AgentListener;
import dev.cryptopilot.operator.agent.AgentReport;
import dev.cryptopilot.operator.agent.BotKey;
import dev.cryptopilot.operator.agent.PodKey;
import dev.cryptopilot.operator.pool.observe.PoolCaches;
import io.javaoperatorsdk.operator.processing.event.Event;
import io.javaoperatorsdk.operator.processing.event.source.AbstractEventSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Has pools looked at again when an agent that matters to them said something new. */
final class PodNews extends AbstractEventSource<AgentReport, BotPool> implements AgentListener {

  private final Supplier<Optional<PoolCaches>> caches;

  /**
   * News of agents.
   *
   * @param caches what is watched, once it is
   */
  PodNews(Supplier<Optional<PoolCaches>> caches) {
    super(AgentReport.class, "pod-news");
    this.caches = caches;
  }

  @Override
  public void changed(PodKey pod, String pool, Set<BotKey> bots) {
    if (isRunning()) {
      SlotLinks.pools(pod, pool, caches.get())
          .forEach(one -> getEventHandler().handleEvent(new Event(one)));
    }
  }

  /** Reports are read from the board of the watch, not from here. */
  @Override
  public Set<AgentReport> getSecondaryResources(BotPool pool) {
    return Set.of();
  }
}
