// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.wallet;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Something to write into a person's books.
 *
 * @param key once in the life of the books: an entry under a known key is not written again
 * @param request what was asked for, in few words; the same key with another request is refused
 * @param amount as the history shows it, 0 or more
 * @param result profit (or below 0, loss) that the entry realises
 * @param postings at least one
 */
public record Entry(
    String key,
    String request,
    EntryType type,
    Money amount,
    Money result,
    List<Posting> postings,
    Optional<BotLabel> bot,
    String description) {
  public Entry {
    postings = List.copyOf(postings);
    if (postings.isEmpty()) {
      throw new IllegalArgumentException("an entry without postings says nothing: " + key);
    }
  }

  /** By how much an account changes. */
  public Money change(Account account) {
    Money in = sum(posting -> posting.to().equals(account));
    return in.minus(sum(posting -> posting.from().equals(account)));
  }

  /** Every account it touches, each once. */
  public List<Account> accounts() {
    return postings.stream()
        .flatMap(posting -> List.of(posting.from(), posting.to()).stream())
        .distinct()
        .collect(Collectors.toList());
  }

  private Money sum(java.util.function.Predicate<Posting> chosen) {
    return postings.stream().filter(chosen).map(Posting::amount).reduce(Money.ZERO, Money::plus);
  }
}
