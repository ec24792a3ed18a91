// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.saga;

import dev.cryptopilot.api.wallet.Account;
import dev.cryptopilot.api.wallet.Allocation;
import dev.cryptopilot.api.wallet.Allocation.State;
import dev.cryptopilot.api.wallet.Entry;
import dev.cryptopilot.api.wallet.Ledger;
import dev.cryptopilot.api.wallet.Money;
import dev.cryptopilot.api.wallet.Posted;
import java.time.Instant;
import java.util.Optional;

/** Applies a planned step to the tables, inside the transaction that also writes the saga. */
final class SagaBooks {
  /** Which of a saga's entries takes money out of the wallet. */
  static final String RESERVE = "reserve";

  private final SagaPages pages;
  private final Instant now;

  SagaBooks(SagaPages pages, Instant now) {
    this.pages = pages;
    this.now = now;
  }

  /** The saga as it goes on. */
  Saga apply(Saga saga, Step step) {
    return switch (step) {
      case Step.Go go -> saga.at(go.next(), now.plus(go.pause()));
      case Step.Book book -> {
        Optional<Posted> posted = book.entry().map(e -> post(saga, e));
        Money result = book.entry().map(Entry::result).orElse(Money.ZERO);
        pages
            .allocations()
            .byFunding(saga.funding())
            .ifPresent(a -> pages.allocations().update(next(a, book, result), now));
        yield saga.with(outcome(saga, book, posted, result)).at(book.next(), now);
      }
    };
  }

  private Posted post(Saga saga, Entry entry) {
    return pages.ledger().post(saga.bot().owner(), entry, now);
  }

  private static Allocation next(Allocation allocation, Step.Book book, Money result) {
    Allocation next = allocation.realising(result).worthChanged(book.worthChange());
    return switch (book.fate()) {
      case KEPT -> next;
      case OPENED -> next.in(State.OPEN);
      case CLOSED -> next.in(State.CLOSED);
    };
  }

  private Outcome outcome(Saga saga, Step.Book book, Optional<Posted> posted, Money result) {
    Optional<Posted> reserve = pages.ledger().find(saga.bot().owner(), saga.entryKey(RESERVE));
    Money after =
        reserve
            .filter(r -> book.failure().isEmpty())
            .or(() -> posted)
            .map(Posted::balanceAfter)
            .orElseGet(() -> balance(saga.bot().owner()));
    Money before = reserve.isPresent() ? after.plus(book.amount()) : after.minus(book.amount());
    return new Outcome(
        book.failure(),
        book.amount(),
        result,
        before,
        after,
        reserve.or(() -> posted).map(Posted::key));
  }

  private Money balance(String owner) {
    return pages
        .ledger()
        .books(owner)
        .map(Ledger.Books::wallet)
        .orElseThrow(() -> new IllegalStateException("no books: " + Account.WALLET));
  }
}
