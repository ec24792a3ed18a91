// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.saga;

import dev.cryptopilot.api.wallet.BotRef;
import dev.cryptopilot.api.wallet.Ledger;
import dev.cryptopilot.api.wallet.WalletRefusal;
import dev.cryptopilot.api.wallet.WalletRefused;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** Begins sagas: one at a time for a bot, one for a request key, whoever asks how often at once. */
public final class SagaStarter {
  private final SagaStore store;
  private final SagaRunner runner;
  private final Ledger.Opening opening;
  private final Clock clock;

  public SagaStarter(SagaStore store, SagaRunner runner, Ledger.Opening opening, Clock clock) {
    this.store = store;
    this.runner = runner;
    this.opening = opening;
    this.clock = clock;
  }

  /**
   * What a person asks for.
   *
   * @param key idempotency key
   * @param words equal for equal requests
   * @param deadline by when an answer is due; the saga goes on after it
   */
  public record Request(BotRef bot, String key, String words, Instant deadline) {}

  /** Checks and reserves, inside the transaction that records the saga. */
  @FunctionalInterface
  interface Beginning {
    /** The saga; empty when what was looked at before has changed meanwhile. */
    Optional<Saga> begin(SagaPages pages, Instant now);
  }

  private sealed interface Begun {
    record Started(Saga saga) implements Begun {}

    record Joined(Saga saga) implements Begun {}

    record Occupied(Saga other) implements Begun {}

    record Stale() implements Begun {}
  }

  /**
   * Begins the saga, or joins the one of the same request, and drives it.
   *
   * @param prepare looks at the world; called again whenever that has changed
   * @throws WalletRefused {@link WalletRefusal.Busy} or {@link WalletRefusal.StillUnderWay} at the
   *     deadline
   */
  Saga run(Request request, Supplier<Beginning> prepare) {
    while (true) {
      Lease lease = runner.lease();
      Beginning beginning = prepare.get();
      Begun begun = store.write(pages -> begin(request, beginning, lease, pages));
      switch (begun) {
        case Begun.Started(Saga saga) -> {
          return saga.stage().isFinished()
              ? saga
              : ended(request, runner.drive(saga, lease, request.deadline()));
        }
        case Begun.Joined(Saga saga) -> {
          return ended(request, saga);
        }
        case Begun.Occupied(Saga other) -> {
          if (!runner.drive(other.id(), request.deadline()).stage().isFinished()) {
            throw new WalletRefused(new WalletRefusal.Busy(request.bot().instanceId()));
          }
        }
        case Begun.Stale() -> {
          if (!clock.instant().isBefore(request.deadline())) {
            throw new WalletRefused(new WalletRefusal.Busy(request.bot().instanceId()));
          }
        }
      }
    }
  }

  /** Records a saga for a worker to drive, unless another one of the bot is under way. */
  void leave(BotRef bot, Saga saga) {
    store.write(
        pages -> {
          Instant now = clock.instant();
          pages.ledger().open(bot.owner(), opening, now);
          boolean free =
              pages.sagas().unfinished(bot).isEmpty() && pages.sagas().find(saga.id()).isEmpty();
          if (free) {
            pages.sagas().insert(saga, Lease.NONE, now);
          }
          return free;
        });
  }

  private Begun begin(Request request, Beginning beginning, Lease lease, SagaPages pages) {
    Instant now = clock.instant();
    String owner = request.bot().owner();
    pages.ledger().open(owner, opening, now);
    Optional<Saga> same = pages.sagas().byRequest(owner, request.key());
    if (same.isPresent()) {
      if (!same.get().task().request().equals(request.words())
          || !same.get().bot().equals(request.bot())) {
        throw new WalletRefused(new WalletRefusal.KeyReused(request.key()));
      }
      return new Begun.Joined(same.get());
    }
    Optional<Saga> other = pages.sagas().unfinished(request.bot());
    if (other.isPresent()) {
      boolean twice =
          other.get().task() instanceof Task.Provision
              && other.get().task().request().equals(request.words());
      return twice ? new Begun.Joined(other.get()) : new Begun.Occupied(other.get());
    }
    Optional<Saga> saga = beginning.begin(pages, now);
    saga.ifPresent(s -> pages.sagas().insert(s, lease, now));
    return saga.isPresent() ? new Begun.Started(saga.get()) : new Begun.Stale();
  }

  /** Far enough to answer: its outcome is booked, or there was nothing to book. */
  private Saga ended(Request request, Saga begun) {
    Saga saga = begun.stage().isFinished() ? begun : runner.drive(begun.id(), request.deadline());
    if (saga.outcome().isEmpty() && !saga.stage().isFinished()) {
      throw new WalletRefused(new WalletRefusal.StillUnderWay(request.bot().instanceId()));
    }
    return saga;
  }
}
