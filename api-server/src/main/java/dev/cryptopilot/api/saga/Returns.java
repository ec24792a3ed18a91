// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.saga;

import dev.cryptopilot.api.wallet.Allocation;
import dev.cryptopilot.api.wallet.Amounts;
import dev.cryptopilot.api.wallet.BotMoney;
import dev.cryptopilot.api.wallet.BotRef;
import dev.cryptopilot.api.wallet.Money;
import dev.cryptopilot.api.wallet.Posted;
import dev.cryptopilot.api.wallet.Sighting;
import dev.cryptopilot.api.wallet.WalletRefusal;
import dev.cryptopilot.api.wallet.WalletRefused;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** Money out of bots that stay. */
public final class Returns {
  private final SagaStarter starter;
  private final SagaStore store;
  private final BotMoney bots;
  private final Ids ids;

  public Returns(SagaStarter starter, SagaStore store, BotMoney bots, Ids ids) {
    this.starter = starter;
    this.store = store;
    this.bots = bots;
    this.ids = ids;
  }

  /**
   * Money that is back in the wallet.
   *
   * @param result profit, or below 0 loss, that came with it
   * @param remaining the allocation that is left; empty when all came back
   * @param entry empty when the bot was worth nothing and had cost nothing
   */
  public record Returned(
      Money walletBalance,
      Money amount,
      Money result,
      Optional<Allocation> remaining,
      Optional<Posted> entry) {
    public boolean isFull() {
      return remaining.isEmpty();
    }
  }

  /**
   * Takes money out of a bot. A part makes its paper balance smaller; all of it ends the allocation
   * and leaves the bot as it is.
   *
   * @param amount empty for all
   * @throws WalletRefused NoAllocation, OverValue, Reserved, BotUnreachable, BotGone, BotRefuses,
   *     BadAmount, Busy, StillUnderWay
   */
  public Returned take(BotRef bot, Optional<BigDecimal> amount, String key, Instant deadline) {
    Optional<Money> asked = amount.map(a -> Amounts.atLeast(Amounts.CENT, "returnAmount", a));
    String words =
        asked
            .map(a -> new Task.Take(a, a, 0).request())
            .orElseGet(() -> new Task.ReturnAll(Optional.empty()).request());
    SagaStarter.Request request = new SagaStarter.Request(bot, key, words, deadline);
    Saga saga =
        starter.run(
            request,
            () -> {
              Observed seen = Observed.of(store, bots, bot);
              return (pages, now) -> begin(pages, now, request, seen, asked);
            });
    return returned(saga);
  }

  private Optional<Saga> begin(
      SagaPages pages,
      Instant now,
      SagaStarter.Request request,
      Observed seen,
      Optional<Money> asked) {
    Optional<Allocation> found = pages.allocations().of(request.bot());
    if (!seen.holds(found)) {
      return Optional.empty();
    }
    Allocation allocation =
        found.orElseThrow(
            () -> new WalletRefused(new WalletRefusal.NoAllocation(request.bot().instanceId())));
    Money value = returnable(seen, allocation);
    Money amount = asked.orElse(value);
    if (value.isBelow(amount)) {
      throw new WalletRefused(new WalletRefusal.OverValue(value));
    }
    return Optional.of(
        amount.equals(value)
            ? all(pages, now, request, asked, allocation, value)
            : part(pages, now, request, allocation, amount, value));
  }

  private static Money returnable(Observed seen, Allocation allocation) {
    Sighting.Worth worth = seen.worth(seen.funded(allocation.funding()));
    if (worth.reserved().signum() > 0) {
      throw new WalletRefused(new WalletRefusal.Reserved(Money.of(worth.reserved())));
    }
    return Observed.value(worth);
  }

  private Saga part(
      SagaPages pages,
      Instant now,
      SagaStarter.Request request,
      Allocation allocation,
      Money amount,
      Money value) {
    Allocation moved = allocation.withMoves(allocation.moves() + 1);
    pages.allocations().update(moved, now);
    Money cost = allocation.allocated().share(amount, value);
    return Saga.begin(
        ids.next(),
        request.bot(),
        allocation.funding(),
        new Task.Take(amount, cost, moved.moves()),
        request.key(),
        now);
  }

  private Saga all(
      SagaPages pages,
      Instant now,
      SagaStarter.Request request,
      Optional<Money> asked,
      Allocation allocation,
      Money value) {
    Saga saga =
        Saga.begin(
            ids.next(),
            request.bot(),
            allocation.funding(),
            new Task.ReturnAll(asked),
            request.key(),
            now);
    return new SagaBooks(pages, now).apply(saga, SagaPlanner.returnAll(saga, allocation, value));
  }

  private Returned returned(Saga saga) {
    Outcome outcome = Failures.successful(saga);
    boolean full = saga.task() instanceof Task.ReturnAll;
    return store.read(
        pages ->
            new Returned(
                outcome.balanceAfter(),
                outcome.amount(),
                outcome.result(),
                full ? Optional.empty() : pages.allocations().of(saga.bot()),
                outcome.entry().flatMap(entry -> pages.ledger().find(saga.bot().owner(), entry))));
  }
}
