// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.stream;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What one person is told: worked out once a round, sent to all of their clients. It outlives its
 * clients for a while, so that one that reconnects goes on where it was.
 */
final class Channel {

  private static final Duration KEPT = Duration.ofMinutes(2);

  private final String owner;
  private final Function<String, View> views;
  private final Duration pace;
  private final Clock clock;
  private final EventLog log;
  private final List<Subscriber> subscribers = new ArrayList<>();
  private final AtomicBoolean busy = new AtomicBoolean();
  private Optional<View> last = Optional.empty();
  private Instant lookedAt = Instant.EPOCH;
  private Instant leftAt;
  private boolean hastened;

  /**
   * A channel without clients.
   *
   * @param views what the owner would see now; takes as long as bots take to answer
   * @param pace the time from one round to the next
   */
  Channel(String owner, Function<String, View> views, Duration pace, Clock clock) {
    this.owner = owner;
    this.views = views;
    this.pace = pace;
    this.clock = clock;
    this.log = new EventLog(Long.toString(clock.millis(), Character.MAX_RADIX));
    this.leftAt = clock.instant();
  }

  /** Lets a client in, with what it has not seen; another round is due when that is old. */
  synchronized void join(Subscriber client, Optional<String> lastId) {
    boolean fresh = clock.instant().isBefore(lookedAt.plus(pace));
    for (StreamEvent event : log.after(lastId)) {
      // What is old by now comes anew with the round that follows.
      if (fresh || !isRepeated(event)) {
        client.take(event);
      }
    }
    subscribers.add(client);
    hastened = hastened || !fresh;
  }

  private static boolean isRepeated(StreamEvent event) {
    return event.name().equals("portfolio") || event.name().equals("positions");
  }

  synchronized void leave(Subscriber client) {
    if (subscribers.remove(client) && subscribers.isEmpty()) {
      leftAt = clock.instant();
    }
  }

  /** Looks and tells, if somebody listens, it is time, and nobody is at it already. */
  void round() {
    if (!isDue() || !busy.compareAndSet(false, true)) {
      return;
    }
    try {
      begin();
      View now = views.apply(owner);
      synchronized (this) {
        RoundPlanner.plan(last, now).forEach(this::publish);
        last = Optional.of(now);
      }
    } finally {
      busy.set(false);
    }
  }

  private synchronized boolean isDue() {
    boolean time = hastened || !clock.instant().isBefore(lookedAt.plus(pace));
    return time && !subscribers.isEmpty();
  }

  private synchronized void begin() {
    lookedAt = clock.instant();
    hastened = false;
  }

  /** The next round need not wait for its time. */
  synchronized void hasten() {
    hastened = true;
  }

  /** Tells of something that is not found out by looking. */
  synchronized void tell(Draft draft) {
    publish(draft);
  }

  private void publish(Draft draft) {
    StreamEvent event = log.add(draft);
    keep(subscriber -> subscriber.take(event));
  }

  synchronized void heartbeat() {
    keep(Subscriber::heartbeat);
  }

  /** Drops clients that are gone or too slow. */
  private void keep(Predicate<Subscriber> reached) {
    List<Subscriber> gone = subscribers.stream().filter(client -> !reached.test(client)).toList();
    gone.forEach(this::leave);
  }

  synchronized int clients() {
    return subscribers.size();
  }

  synchronized boolean isForgettable() {
    return subscribers.isEmpty() && clock.instant().isAfter(leftAt.plus(KEPT));
  }
}
