// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.stream;

import dev.cryptopilot.api.http.EventOutlet;
import dev.cryptopilot.api.http.Json;
import dev.cryptopilot.api.http.Socket;
import dev.cryptopilot.api.portfolio.plan.Portfolio;
import dev.cryptopilot.api.portfolio.snapshot.Snapshot;
import dev.cryptopilot.api.portfolio.snapshot.SnapshotStore;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;

/** The channels of all persons who have a client open. */
public final class Channels {

  /** Time from one round to the next. */
  public static final Duration PACE = Duration.ofMillis(4_500);

  private static final Set<String> TOLD_BY_SOCKET = Set.of("positions", "trade");

  private final Function<String, Portfolio> portfolios;
  private final SnapshotStore history;
  private final StreamPlaces places;
  private final ExecutorService threads;
  private final Clock clock;
  private final Map<String, Channel> open = new ConcurrentHashMap<>();

  /**
   * No channel yet.
   *
   * @param portfolios of owners, now
   * @param threads virtual ones: each round has one
   */
  public Channels(
      Function<String, Portfolio> portfolios,
      SnapshotStore history,
      StreamPlaces places,
      ExecutorService threads,
      Clock clock) {
    this.portfolios = portfolios;
    this.history = history;
    this.places = places;
    this.threads = threads;
    this.clock = clock;
  }

  /** Feeds a client of server-sent events until it is gone. */
  void events(String owner, EventOutlet outlet, Optional<String> lastId) {
    if (!places.take(owner)) {
      outlet.close();
      return;
    }
    outlet.onClose(() -> places.leave(owner));
    outlet.send("retry: 2000\n" + connected());
    SseSubscriber client = new SseSubscriber(outlet);
    outlet.onClose(() -> threads.execute(() -> leave(owner, client)));
    join(owner, client, lastId);
  }

  /** Feeds a client of {@code /ws} until it is gone. */
  void socket(String owner, Socket socket) {
    if (!places.take(owner)) {
      socket.close();
      return;
    }
    socket.onClose(() -> places.leave(owner));
    SocketSubscriber client = new SocketSubscriber(socket, TOLD_BY_SOCKET);
    socket.onClose(() -> threads.execute(() -> leave(owner, client)));
    socket.onText(text -> StrategySockets.answer(socket, text));
    join(owner, client, Optional.empty());
  }

  private void join(String owner, Subscriber client, Optional<String> lastId) {
    Channel joined =
        open.compute(
            owner,
            (key, there) -> {
              Channel channel = there == null ? channel(owner) : there;
              channel.join(client, lastId);
              return channel;
            });
    joined.round();
    if (joined.clients() == 1) {
      chart(owner, joined);
    }
  }

  private void leave(String owner, Subscriber client) {
    Optional.ofNullable(open.get(owner)).ifPresent(channel -> channel.leave(client));
  }

  private Channel channel(String owner) {
    return new Channel(owner, one -> View.of(portfolios.apply(one)), PACE, clock);
  }

  private void chart(String owner, Channel channel) {
    List<Snapshot> newest = history.newest(owner, ChartEvent.POINTS);
    if (!newest.isEmpty()) {
      channel.tell(ChartEvent.of(newest));
    }
  }

  /** Rounds of all that are due; returns at once. */
  public void round() {
    open.values().forEach(channel -> threads.execute(channel::round));
  }

  /** A state or a trade of somebody's bot changed: their next round comes at once. */
  public void changed(Set<String> owners) {
    owners.forEach(
        owner ->
            Optional.ofNullable(open.get(owner))
                .ifPresent(
                    channel -> {
                      channel.hasten();
                      threads.execute(channel::round);
                    }));
  }

  /** Owners have a new snapshot. */
  public void measured(Set<String> owners) {
    owners.forEach(
        owner ->
            Optional.ofNullable(open.get(owner))
                .filter(channel -> channel.clients() > 0)
                .ifPresent(channel -> chart(owner, channel)));
  }

  /** Shows all clients that their connections live, and forgets channels nobody came back to. */
  public void heartbeat() {
    open.values().forEach(Channel::heartbeat);
    open.keySet()
        .forEach(
            owner ->
                open.computeIfPresent(
                    owner, (key, channel) -> channel.isForgettable() ? null : channel));
  }

  /** Clients of all. */
  public int clients() {
    return open.values().stream().mapToInt(Channel::clients).sum();
  }

  private String connected() {
    byte[] body = Json.bytes(Map.of("timestamp", clock.millis(), "status", "connected"));
    return "event: connected\ndata: " + new String(body, StandardCharsets.UTF_8) + "\n\n";
  }
}
