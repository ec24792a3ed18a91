// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.saga;

import dev.cryptopilot.api.wallet.Entry;
import dev.cryptopilot.api.wallet.EntryType;
import dev.cryptopilot.api.wallet.History;
import dev.cryptopilot.api.wallet.Ledger;
import dev.cryptopilot.api.wallet.Posted;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A ledger that spoils each entry on its way: for showing that the tests see it. */
final class BrokenLedger implements Ledger {
  private final Ledger real;
  private final UnaryOperator<Entry> spoil;
  private final Map<String, String> keys;

  private BrokenLedger(Ledger real, UnaryOperator<Entry> spoil, Map<String, String> keys) {
    this.real = real;
    this.spoil = spoil;
    this.keys = keys;
  }

  /** Writes an entry again when it is asked again. */
  static UnaryOperator<Ledger> forgettingKeys() {
    Map<String, String> keys = new HashMap<>();
    return ledger ->
        new BrokenLedger(ledger, entry -> keyed(entry, entry.key() + "#" + keys.size()), keys);
  }

  /** Leaves out the last of several postings. */
  static UnaryOperator<Ledger> skippingPostings() {
    return ledger ->
        new BrokenLedger(
            ledger,
            entry ->
                entry.postings().size() < 2
                    ? entry
                    : with(entry, entry.postings().subList(0, entry.postings().size() - 1)),
            new HashMap<>());
  }

  /** Never says that money arrived in a bot. */
  static UnaryOperator<Ledger> forgettingArrivals() {
    return ledger ->
        new BrokenLedger(
            ledger,
            entry ->
                entry.type() == EntryType.FUND
                    ? with(
                        entry,
                        List.of(
                            new dev.cryptopilot.api.wallet.Posting(
                                dev.cryptopilot.api.wallet.Account.EXTERNAL,
                                entry.postings().getFirst().to(),
                                entry.amount())))
                    : entry,
            new HashMap<>());
  }

  private static Entry keyed(Entry entry, String key) {
    return new Entry(
        key,
        entry.request(),
        entry.type(),
        entry.amount(),
        entry.result(),
        entry.postings(),
        entry.bot(),
        entry.description());
  }

  private static Entry with(Entry entry, List<dev.cryptopilot.api.wallet.Posting> postings) {
    return new Entry(
        entry.key(),
        entry.request(),
        entry.type(),
        entry.amount(),
        entry.result(),
        postings,
        entry.bot(),
        entry.description());
  }

  @Override
  public Posted post(String owner, Entry entry, Instant at) {
    Entry spoilt = spoil.apply(entry);
    keys.put(owner + entry.key(), spoilt.key());
    return real.post(owner, spoilt, at);
  }

  @Override
  public Optional<Posted> find(String owner, String key) {
    return real.find(owner, keys.getOrDefault(owner + key, key));
  }

  @Override
  public void open(String owner, Opening opening, Instant at) {
    real.open(owner, opening, at);
  }

  @Override
  public Optional<Books> books(String owner) {
    return real.books(owner);
  }

  @Override
  public History history(String owner, Optional<EntryType> type, History.Page page) {
    return real.history(owner, type, page);
  }
}
