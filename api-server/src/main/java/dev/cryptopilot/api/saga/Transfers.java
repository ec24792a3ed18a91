// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.saga;

import dev.cryptopilot.api.wallet.Allocation;
import dev.cryptopilot.api.wallet.Amounts;
import dev.cryptopilot.api.wallet.BotMoney;
import dev.cryptopilot.api.wallet.BotRef;
import dev.cryptopilot.api.wallet.Money;
import dev.cryptopilot.api.wallet.PlanLimits;
import dev.cryptopilot.api.wallet.Posted;
import dev.cryptopilot.api.wallet.WalletRefusal;
import dev.cryptopilot.api.wallet.WalletRefused;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** Money into bots that are there already. */
public final class Transfers {
  private final SagaStarter starter;
  private final SagaStore store;
  private final BotMoney bots;
  private final PlanLimits limits;
  private final Ids ids;

  public Transfers(
      SagaStarter starter, SagaStore store, BotMoney bots, PlanLimits limits, Ids ids) {
    this.starter = starter;
    this.store = store;
    this.bots = bots;
    this.limits = limits;
    this.ids = ids;
  }

  /**
   * Money that is in a bot now.
   *
   * @param allocation after it; empty when it was emptied again since
   */
  public record Sent(
      Money walletBalance, Money amount, Optional<Allocation> allocation, Posted entry) {}

  /**
   * Adds money to a bot that has an allocation: its paper balance grows by the amount.
   *
   * @throws WalletRefused NoAllocation, InsufficientFunds, BotRefuses, BotGone, BadAmount, Busy,
   *     StillUnderWay
   */
  public Sent add(BotRef bot, BigDecimal amount, String key, Instant deadline) {
    Money money = Amounts.atLeast(Amounts.ONE, "amount", amount);
    SagaStarter.Request request =
        new SagaStarter.Request(bot, key, new Task.Add(money, 0).request(), deadline);
    Saga saga =
        starter.run(
            request, () -> (pages, now) -> Optional.of(beginAdd(pages, now, request, money)));
    return sent(saga, money);
  }

  private Saga beginAdd(SagaPages pages, Instant now, SagaStarter.Request request, Money amount) {
    Allocation allocation =
        pages
            .allocations()
            .of(request.bot())
            .orElseThrow(
                () ->
                    new WalletRefused(new WalletRefusal.NoAllocation(request.bot().instanceId())));
    Allocation moved = allocation.withMoves(allocation.moves() + 1);
    pages.allocations().update(moved, now);
    Saga saga =
        Saga.begin(
            ids.next(),
            request.bot(),
            allocation.funding(),
            new Task.Add(amount, moved.moves()),
            request.key(),
            now);
    return new Reservation(pages, now)
        .reserve(saga, allocation.label(), amount, "Added to " + allocation.botName());
  }

  /**
   * Gives an allocation to a bot that lives on none: one made by other means, or one whose money
   * was returned. Its paper balance is changed so that it is worth the amount.
   *
   * @throws WalletRefused as {@link #add}; AlreadyAllocated, TooManyBots, BotUnreachable
   */
  public Sent allocate(
      BotRef bot, String botName, BigDecimal amount, String key, Instant deadline) {
    Money money = Amounts.atLeast(Amounts.ONE, "amount", amount);
    int most = limits.of(bot.owner()).maxBots();
    SagaStarter.Request request =
        new SagaStarter.Request(
            bot, key, new Task.Adopt(money, "", Money.ZERO).request(), deadline);
    Saga saga =
        starter.run(
            request,
            () -> {
              Observed seen = Observed.of(store, bots, bot);
              return (pages, now) -> {
                new Reservation(pages, now).checkRoom(bot, most);
                Saga begun =
                    Saga.begin(
                        ids.next(), bot, ids.next(), adoption(seen, money), request.key(), now);
                return Optional.of(new Reservation(pages, now).open(begun, botName, money));
              };
            });
    return sent(saga, money);
  }

  private static Task.Adopt adoption(Observed seen, Money amount) {
    var present = seen.present();
    Money initial =
        Money.of(
            present
                .initial()
                .orElseThrow(
                    () ->
                        new WalletRefused(
                            new WalletRefusal.BotRefuses(
                                "A live bot trades with the money of its exchange account"))));
    Money worth = present.worth().isEmpty() ? initial : Observed.value(seen.worth(present));
    return new Task.Adopt(amount, present.funding().orElse(""), amount.minus(worth));
  }

  private Sent sent(Saga saga, Money amount) {
    Outcome outcome = Failures.successful(saga);
    return store.read(
        pages ->
            new Sent(
                outcome.balanceAfter(),
                amount,
                pages.allocations().of(saga.bot()),
                pages
                    .ledger()
                    .find(saga.bot().owner(), outcome.entry().orElseThrow())
                    .orElseThrow()));
  }
}
