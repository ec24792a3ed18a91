// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.agent;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.DoubleSupplier;
import java.util.stream.Collectors;

/**
 * Watches the agents of all pods: one long poll each, on a virtual thread of its own.
 *
 * <p>Reconcilers tell it which agents there are; it tells listeners what is new. Nothing here
 * blocks a reconcile.
 */
public final class AgentWatch implements AutoCloseable {

  private final AgentClient client;
  private final Clock clock;
  private final WatchTiming timing;
  private final DoubleSupplier jitter;
  private final ReportBoard board = new ReportBoard();
  private final List<AgentListener> listeners = new CopyOnWriteArrayList<>();
  private final Map<PodKey, Watched> watched = new ConcurrentHashMap<>();

  /**
   * A watch that follows nobody yet.
   *
   * @param jitter random numbers in [0, 1)
   */
  public AgentWatch(AgentClient client, Clock clock, WatchTiming timing, DoubleSupplier jitter) {
    this.client = client;
    this.clock = clock;
    this.timing = timing;
    this.jitter = jitter;
  }

  /** The last reports. */
  public AgentReports reports() {
    return board;
  }

  /** Adds somebody who hears of news. */
  public void addListener(AgentListener listener) {
    listeners.add(listener);
  }

  /** Follows that agent from now on. Repeating it changes nothing. */
  public void follow(AgentEndpoint agent) {
    Watched current = watched.get(agent.pod());
    if (current != null && current.agent().equals(agent)) {
      return;
    }
    AgentPoll poll = new AgentPoll(agent, client, clock, timing, jitter, this::publish);
    Watched next =
        new Watched(agent, Thread.ofVirtual().name("agent-watch-" + agent.pod()).unstarted(poll));
    boolean taken =
        current == null
            ? watched.putIfAbsent(agent.pod(), next) == null
            : watched.replace(agent.pod(), current, next);
    // Started only when everybody can see it: its first report must not be taken for an old one.
    if (taken) {
      next.thread().start();
      if (current != null) {
        current.thread().interrupt();
      }
    }
  }

  /** Follows exactly these agents of a pool and forgets its other ones. */
  public void followOnly(String namespace, String pool, Set<AgentEndpoint> agents) {
    agents.forEach(this::follow);
    Set<PodKey> kept =
        agents.stream().map(AgentEndpoint::pod).collect(Collectors.toUnmodifiableSet());
    board.there(namespace, pool, kept);
    watched.values().stream()
        .map(Watched::agent)
        .filter(agent -> agent.pod().namespace().equals(namespace) && agent.pool().equals(pool))
        .filter(agent -> !kept.contains(agent.pod()))
        .forEach(this::forget);
  }

  private void forget(AgentEndpoint agent) {
    Watched gone = watched.remove(agent.pod());
    if (gone != null) {
      gone.thread().interrupt();
      tell(agent, board.forget(agent.pod()));
    }
  }

  private void publish(AgentEndpoint agent, AgentPoll.News news) {
    Watched current = watched.get(agent.pod());
    if (current == null || !current.agent().equals(agent)) {
      return;
    }
    switch (news) {
      case AgentPoll.News.Said said -> tell(agent, board.keep(agent.pod(), said.received()));
      case AgentPoll.News.StillSo still -> board.keep(agent.pod(), still.received());
      case AgentPoll.News.Silent silent ->
          board.silent(agent.pod()).ifPresent(bots -> tell(agent, bots));
    }
  }

  private void tell(AgentEndpoint agent, Set<BotKey> bots) {
    listeners.forEach(listener -> listener.changed(agent.pod(), agent.pool(), bots));
  }

  /** Stops all watching. Reports stay readable. */
  @Override
  public void close() {
    watched.values().forEach(one -> one.thread().interrupt());
    watched.clear();
  }

  private record Watched(AgentEndpoint agent, Thread thread) {}
}
