// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.wallet;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Money into the wallet and out of it, without a bot. */
public final class Cash {
  private final WalletStore store;
  private final PlanLimits limits;
  private final Ledger.Opening opening;
  private final Clock clock;

  public Cash(WalletStore store, PlanLimits limits, Ledger.Opening opening, Clock clock) {
    this.store = store;
    this.limits = limits;
    this.opening = opening;
    this.clock = clock;
  }

  /**
   * A change of the balance.
   *
   * @param amount that went in or out
   */
  public record Changed(Money balance, Money amount, String currency) {}

  /**
   * Puts money in.
   *
   * @throws WalletRefused {@link WalletRefusal.OverWalletSize} above the plan's limit
   */
  public Changed deposit(String owner, BigDecimal amount, String description, String key) {
    Money money = Amounts.atLeast(Amounts.CENT, "amount", amount);
    Money most = limits.of(owner).maxWalletSize();
    return changed(
        owner,
        (ledger, now) -> {
          Money balance = balance(ledger, owner);
          if (ledger.find(owner, key).isEmpty() && most.isBelow(balance.plus(money))) {
            throw new WalletRefused(new WalletRefusal.OverWalletSize(most));
          }
          return Optional.of(ledger.post(owner, Entries.deposit(key, money, description), now));
        });
  }

  /**
   * Takes money out.
   *
   * @throws WalletRefused {@link WalletRefusal.InsufficientFunds} when there is less
   */
  public Changed withdraw(String owner, BigDecimal amount, String description, String key) {
    Money money = Amounts.atLeast(Amounts.CENT, "amount", amount);
    return changed(
        owner,
        (ledger, now) ->
            Optional.of(ledger.post(owner, Entries.withdraw(key, money, description), now)));
  }

  /** Makes the balance so much; the plan's limit does not apply. */
  public Changed set(String owner, BigDecimal amount, String key) {
    Money target = Amounts.balance("amount", amount);
    return changed(
        owner,
        (ledger, now) -> {
          // A repeated request finds its entry; whatever is computed here is not looked at then.
          Money from = ledger.find(owner, key).isPresent() ? other(target) : balance(ledger, owner);
          return Entries.setBalance(key, from, target).map(entry -> ledger.post(owner, entry, now));
        });
  }

  @FunctionalInterface
  private interface Work {
    Optional<Posted> in(Ledger ledger, Instant now);
  }

  private Changed changed(String owner, Work work) {
    return store.write(
        pages -> {
          Ledger ledger = pages.ledger();
          Instant now = clock.instant();
          ledger.open(owner, opening, now);
          Optional<Posted> posted = work.in(ledger, now);
          return new Changed(
              posted.map(Posted::balanceAfter).orElseGet(() -> balance(ledger, owner)),
              posted.map(Posted::amount).orElse(Money.ZERO),
              ledger.books(owner).orElseThrow().currency());
        });
  }

  private static Money balance(Ledger ledger, String owner) {
    return ledger.books(owner).orElseThrow().wallet();
  }

  private static Money other(Money target) {
    return target.isZero() ? Amounts.ONE : Money.ZERO;
  }
}
