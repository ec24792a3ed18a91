// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.wallet;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Looks into books; opens those of somebody who has none yet. */
public final class WalletReader {
  private final WalletStore store;
  private final Ledger.Opening opening;
  private final Clock clock;

  public WalletReader(WalletStore store, Ledger.Opening opening, Clock clock) {
    this.store = store;
    this.opening = opening;
    this.clock = clock;
  }

  /** One consistent view. */
  public record View(Ledger.Books books, List<Allocation> allocations, History history) {}

  /** Books, allocations that are not closed, and a page of the history. */
  public View view(String owner, Optional<EntryType> type, History.Page page) {
    Optional<View> view = store.read(pages -> view(pages, owner, type, page));
    return view.orElseGet(
        () ->
            store.write(
                pages -> {
                  pages.ledger().open(owner, opening, clock.instant());
                  return view(pages, owner, type, page).orElseThrow();
                }));
  }

  /** The state of the books alone. */
  public Ledger.Books books(String owner) {
    return view(owner, Optional.empty(), new History.Page(0, 0)).books();
  }

  private static Optional<View> view(
      WalletPages pages, String owner, Optional<EntryType> type, History.Page page) {
    return pages
        .ledger()
        .books(owner)
        .map(
            books ->
                new View(
                    books,
                    pages.allocations().all(owner),
                    pages.ledger().history(owner, type, page)));
  }
}
