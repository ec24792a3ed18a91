// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.wallet.routes;

import dev.cryptopilot.api.wallet.Account;
import dev.cryptopilot.api.wallet.Money;
import dev.cryptopilot.api.wallet.Valuation;
import dev.cryptopilot.api.wallet.WalletReader;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The whole wallet.
 *
 * @param inTransit money on its way to bots, in neither balance nor allocations
 * @param botAllocations by instance id
 * @param stale true when a bot could not be asked, so that totals hold its last known value
 */
record WalletBody(
    BigDecimal balance,
    String currency,
    Instant lastUpdated,
    BigDecimal totalAllocated,
    BigDecimal totalCurrentValue,
    BigDecimal totalPortfolioValue,
    BigDecimal unrealizedPnL,
    BigDecimal inTransit,
    Map<String, AllocationBody> botAllocations,
    List<TransactionBody> recentTransactions,
    boolean stale) {

  static WalletBody of(WalletReader.View view, List<Valuation> valuations) {
    Money balance = view.books().wallet();
    Money allocated = sum(valuations, valuation -> valuation.allocation().allocated());
    Money value = sum(valuations, Valuation::value);
    Map<String, AllocationBody> byBot = new LinkedHashMap<>();
    valuations.forEach(v -> byBot.put(v.allocation().bot().instanceId(), AllocationBody.of(v)));
    return new WalletBody(
        balance.decimal(),
        view.books().currency(),
        view.books().updatedAt(),
        allocated.decimal(),
        value.decimal(),
        balance.plus(value).decimal(),
        value.minus(allocated).decimal(),
        view.books().balance(Account.TRANSIT).decimal(),
        byBot,
        view.history().entries().stream().map(TransactionBody::of).toList(),
        valuations.stream().anyMatch(Valuation::stale));
  }

  private static Money sum(List<Valuation> valuations, Function<Valuation, Money> what) {
    return valuations.stream().map(what).reduce(Money.ZERO, Money::plus);
  }
}
