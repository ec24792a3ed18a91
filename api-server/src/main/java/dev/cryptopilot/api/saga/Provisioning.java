// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.saga;

import dev.cryptopilot.api.wallet.Amounts;
import dev.cryptopilot.api.wallet.BotRef;
import dev.cryptopilot.api.wallet.Money;
import dev.cryptopilot.api.wallet.PlanLimits;
import dev.cryptopilot.api.wallet.WalletRefused;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** Makes a bot with money of the wallet. */
public final class Provisioning {
  private final SagaStarter starter;
  private final PlanLimits limits;
  private final Ids ids;

  public Provisioning(SagaStarter starter, PlanLimits limits, Ids ids) {
    this.starter = starter;
    this.limits = limits;
    this.ids = ids;
  }

  /**
   * A bot to make.
   *
   * @param initialBalance above 0
   * @param botName for the history, such as {@code EmaRsiStrategy (alice-bot-1)}
   * @param order for {@link dev.cryptopilot.api.wallet.BotMoney#create}
   * @param key idempotency key; without one of the client, a new id
   * @param deadline by when an answer is due
   */
  public record NewBot(
      BotRef bot,
      BigDecimal initialBalance,
      String botName,
      String order,
      String key,
      Instant deadline) {}

  /** The wallet before and after. */
  public record Provisioned(Money previousBalance, Money newBalance, Money allocated) {}

  /**
   * Reserves the money, makes the bot, books the money into it; or refuses and gives it back.
   *
   * @throws WalletRefused InsufficientFunds, TooManyBots, AlreadyAllocated, BotRefuses, BadAmount,
   *     Busy; or StillUnderWay when the bot is not made by the deadline and goes on being made
   */
  public Provisioned provision(NewBot order) {
    Money amount = Amounts.atLeast(Amounts.CENT, "initialBalance", order.initialBalance());
    int most = limits.of(order.bot().owner()).maxBots();
    Task task = new Task.Provision(amount, order.order());
    SagaStarter.Request request =
        new SagaStarter.Request(order.bot(), order.key(), task.request(), order.deadline());
    Saga saga =
        starter.run(
            request,
            () ->
                (pages, now) ->
                    Optional.of(begin(pages, now, request, task, order.botName(), most)));
    Outcome outcome = Failures.successful(saga);
    return new Provisioned(outcome.balanceBefore(), outcome.balanceAfter(), amount);
  }

  private Saga begin(
      SagaPages pages,
      Instant now,
      SagaStarter.Request request,
      Task task,
      String botName,
      int most) {
    Reservation reservation = new Reservation(pages, now);
    reservation.checkRoom(request.bot(), most);
    Saga saga = Saga.begin(ids.next(), request.bot(), ids.next(), task, request.key(), now);
    return reservation.open(saga, botName, ((Task.Provision) task).amount());
  }
}
