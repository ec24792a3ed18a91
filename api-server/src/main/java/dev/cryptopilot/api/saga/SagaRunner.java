// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.saga;

import dev.cryptopilot.api.pace.Pause;
import dev.cryptopilot.api.wallet.Allocation;
import dev.cryptopilot.api.wallet.BotMoney;
import dev.cryptopilot.api.wallet.BotMoneyUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drives sagas: observe (ask the bot), plan, apply. Any number of servers may run this on one
 * database.
 */
public final class SagaRunner {
  private static final Logger LOG = LoggerFactory.getLogger(SagaRunner.class);

  /** Longer than any call to the bot side may take. */
  private static final Duration LEASE = Duration.ofSeconds(60);

  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
  private static final int MOST_DOUBLINGS = 7;

  private final SagaStore store;
  private final BotCaller bots;
  private final Clock clock;
  private final Pause pause;
  private final Supplier<String> holders;

  /**
   * @param holders a name for each lease that no other lease ever had
   */
  public SagaRunner(
      SagaStore store, BotMoney bots, Clock clock, Pause pause, Supplier<String> holders) {
    this.store = store;
    this.bots = new BotCaller(bots);
    this.clock = clock;
    this.pause = pause;
    this.holders = holders;
  }

  /** A new lease, from now on. */
  Lease lease() {
    return new Lease(holders.get(), clock.instant().plus(LEASE));
  }

  /** Drives a saga of anybody until it is finished or the deadline is over; as it then is. */
  public Saga drive(String id, Instant deadline) {
    while (true) {
      Lease lease = lease();
      Optional<Saga> held = store.write(pages -> pages.sagas().claim(id, lease, clock.instant()));
      Saga saga = held.isPresent() ? drive(held.get(), lease, deadline) : find(id);
      if (saga.stage().isFinished() || !clock.instant().isBefore(deadline)) {
        return saga;
      }
      pause.sleep(POLL);
    }
  }

  /** Drives a saga of anybody until it has to wait, if it is due and nobody holds it. */
  void turn(String id, Instant deadline) {
    Lease lease = lease();
    store
        .write(pages -> pages.sagas().claim(id, lease, clock.instant()))
        .ifPresent(saga -> drive(saga, lease, deadline));
  }

  /** Drives a saga that is held already, until it has to wait. */
  Saga drive(Saga held, Lease lease, Instant deadline) {
    Saga saga = held;
    while (true) {
      Saga next = step(saga, lease, deadline);
      boolean waits = next.nextAt().isAfter(clock.instant());
      if (next.stage().isFinished() || waits || next.version() != saga.version() + 1) {
        return next;
      }
      if (!clock.instant().isBefore(deadline)) {
        return next;
      }
      saga = next;
    }
  }

  private Saga step(Saga saga, Lease lease, Instant deadline) {
    try {
      BotAnswer answer = bots.ask(saga, SagaPlanner.call(saga));
      return applied(saga, answer, lease, deadline);
    } catch (BotMoneyUnavailable e) {
      return later(saga, "no answer: " + e.getMessage());
    } catch (Overtaken e) {
      return find(saga.id());
    } catch (RuntimeException e) {
      LOG.error("saga {} cannot go on at {}", saga.id(), saga.stage(), e);
      return later(saga, "failed: " + e.getClass().getSimpleName());
    }
  }

  private Saga applied(Saga saga, BotAnswer answer, Lease lease, Instant deadline) {
    return store.write(
        pages -> {
          Instant now = clock.instant();
          Optional<Allocation> allocation = pages.allocations().byFunding(saga.funding());
          Step step = SagaPlanner.step(saga, answer, allocation);
          Saga next = new SagaBooks(pages, now).apply(saga, step);
          boolean goesOn =
              !next.stage().isFinished() && !next.nextAt().isAfter(now) && now.isBefore(deadline);
          Lease kept = goesOn ? new Lease(lease.holder(), now.plus(LEASE)) : Lease.NONE;
          return saved(pages, next, kept, step.note(), now);
        });
  }

  private Saga later(Saga saga, String note) {
    Instant now = clock.instant();
    Duration wait = FIRST_PAUSE.multipliedBy(1L << Math.min(saga.attempts(), MOST_DOUBLINGS));
    try {
      return store.write(pages -> saved(pages, saga.again(now.plus(wait)), Lease.NONE, note, now));
    } catch (Overtaken e) {
      return find(saga.id());
    }
  }

  private static Saga saved(SagaPages pages, Saga next, Lease lease, String note, Instant now) {
    if (!pages.sagas().save(next, lease, note, now)) {
      throw new Overtaken();
    }
    return next.version(next.version() + 1);
  }

  private Saga find(String id) {
    return store.read(pages -> pages.sagas().find(id)).orElseThrow();
  }

  /** Somebody else drives the saga by now: whatever this one planned is not written. */
  private static final class Overtaken extends RuntimeException {
    private static final long serialVersionUID = 1;

    Overtaken() {
      super("", null, false, false);
    }
  }
}
