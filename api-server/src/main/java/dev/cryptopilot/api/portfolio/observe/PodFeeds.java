// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.portfolio.observe;

import dev.cryptopilot.api.agent.AgentClient;
import dev.cryptopilot.api.agent.BotAddress;
import dev.cryptopilot.api.agent.PodAddress;
import dev.cryptopilot.api.pace.Pause;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** One long poll for each pod that has bots, however many clients look at them. */
public final class PodFeeds implements AutoCloseable {

  private final Supplier<List<BotAddress>> placed;
  private final AgentClient agents;
  private final ExecutorService threads;
  private final Pause pause;
  private final Map<PodAddress, Open> open = new ConcurrentHashMap<>();
  private final List<Consumer<Set<String>>> listeners = new CopyOnWriteArrayList<>();
  private boolean closed;

  private record Open(PodFeed feed, Future<?> run) {}

  /**
   * Feeds of no pod yet.
   *
   * @param placed where bots sit now
   * @param threads virtual ones: each feed has one
   * @param pause of a feed whose pod does not answer
   */
  public PodFeeds(
      Supplier<List<BotAddress>> placed, AgentClient agents, ExecutorService threads, Pause pause) {
    this.placed = placed;
    this.agents = agents;
    this.threads = threads;
    this.pause = pause;
  }

  /** Tells of ids of bots (in their pods) whose state or trades changed. Be quick. */
  public void onChange(Consumer<Set<String>> listener) {
    listeners.add(listener);
  }

  /** Opens and closes what is to be; call it every few seconds. */
  public synchronized void reconcile() {
    if (closed) {
      return;
    }
    Set<PodAddress> wanted =
        placed.get().stream().map(BotAddress::podAddress).collect(Collectors.toSet());
    FeedPlanner.plan(Set.copyOf(open.keySet()), wanted).forEach(this::apply);
  }

  private void apply(FeedAction action) {
    switch (action) {
      case FeedAction.Open(PodAddress pod) -> {
        PodFeed feed = new PodFeed(agents, pod, this::tell, pause);
        open.put(pod, new Open(feed, threads.submit(feed)));
      }
      case FeedAction.Close(PodAddress pod) -> end(open.remove(pod));
    }
  }

  private static void end(Open ended) {
    ended.feed().close();
    ended.run().cancel(true);
  }

  private void tell(Set<String> changed) {
    listeners.forEach(listener -> listener.accept(changed));
  }

  /** What the agent of its pod said last about a bot, if the agent answers. */
  public Optional<BotReport> report(BotAddress bot) {
    return Optional.ofNullable(open.get(bot.podAddress()))
        .filter(one -> one.feed().connected())
        .map(one -> one.feed().last().bots().get(bot.slot()));
  }

  /** How many long polls are open. */
  public int count() {
    return open.size();
  }

  @Override
  public synchronized void close() {
    closed = true;
    open.values().forEach(PodFeeds::end);
    open.clear();
  }
}
