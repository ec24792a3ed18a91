// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.wallet;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Asks bots what they are worth, all at once; who does not answer in time is worth the last word.
 */
public final class Valuations {
  private final BotMoney bots;
  private final ExecutorService threads;
  private final Duration patience;

  /**
   * Asks with a deadline for all.
   *
   * @param threads one for each call: virtual ones
   * @param patience for the slowest bot
   */
  public Valuations(BotMoney bots, ExecutorService threads, Duration patience) {
    this.bots = bots;
    this.threads = threads;
    this.patience = patience;
  }

  /** In the order of the allocations. */
  public List<Valuation> of(List<Allocation> allocations) {
    try {
      List<Future<Optional<Sighting.Worth>>> answers =
          threads.invokeAll(
              allocations.stream()
                  .map(a -> (java.util.concurrent.Callable<Optional<Sighting.Worth>>) () -> ask(a))
                  .toList(),
              patience.toMillis(),
              TimeUnit.MILLISECONDS);
      List<Valuation> valuations = new ArrayList<>();
      for (int i = 0; i < allocations.size(); i++) {
        valuations.add(valuation(allocations.get(i), answers.get(i)));
      }
      return valuations;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BotMoneyUnavailable("interrupted while bots were asked", e);
    }
  }

  private Optional<Sighting.Worth> ask(Allocation allocation) {
    return bots.look(allocation.bot()) instanceof Sighting.Present present
            && present.funding().equals(Optional.of(allocation.funding()))
        ? present.worth()
        : Optional.empty();
  }

  private static Valuation valuation(Allocation allocation, Future<Optional<Sighting.Worth>> answer)
      throws InterruptedException {
    try {
      return answer
          .get()
          .map(worth -> fresh(allocation, worth))
          .orElseGet(() -> remembered(allocation));
    } catch (CancellationException | ExecutionException e) {
      return remembered(allocation);
    }
  }

  private static Valuation fresh(Allocation allocation, Sighting.Worth worth) {
    return new Valuation(
        allocation,
        atLeastZero(Money.of(worth.value())),
        atLeastZero(Money.of(worth.reserved())),
        Optional.of(worth.at()),
        !worth.fresh());
  }

  private static Valuation remembered(Allocation allocation) {
    return new Valuation(
        allocation,
        allocation.lastValue(),
        allocation.seen().map(Allocation.Seen::reserved).orElse(Money.ZERO),
        allocation.seen().map(Allocation.Seen::at),
        true);
  }

  private static Money atLeastZero(Money money) {
    return money.isNegative() ? Money.ZERO : money;
  }
}
