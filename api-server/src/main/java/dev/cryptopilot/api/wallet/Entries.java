// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.wallet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The postings of each thing that can happen to money. Pure; docs/wallet.md shows an example. */
public final class Entries {

  private Entries() {}

  public static Entry deposit(String key, Money amount, String description) {
    return moved(
        key,
        "deposit " + amount,
        EntryType.DEPOSIT,
        new Posting(Account.EXTERNAL, Account.WALLET, amount),
        Optional.empty(),
        description);
  }

  public static Entry withdraw(String key, Money amount, String description) {
    return moved(
        key,
        "withdraw " + amount,
        EntryType.WITHDRAW,
        new Posting(Account.WALLET, Account.EXTERNAL, amount),
        Optional.empty(),
        description);
  }

  /** A deposit or withdrawal that makes the balance {@code target}; empty when it is that. */
  public static Optional<Entry> setBalance(String key, Money balance, Money target) {
    Money difference = target.minus(balance);
    if (difference.isZero()) {
      return Optional.empty();
    }
    String description = "Balance set to " + target;
    Entry entry =
        difference.isPositive()
            ? deposit(key, difference, description)
            : withdraw(key, difference.negated(), description);
    return Optional.of(
        new Entry(
            key,
            "set " + target,
            entry.type(),
            entry.amount(),
            entry.result(),
            entry.postings(),
            entry.bot(),
            description));
  }

  /** Out of the wallet, on its way to a bot. */
  public static Entry reserve(String key, BotLabel bot, Money amount, String description) {
    return moved(
        key,
        "reserve " + amount + " for " + bot.id(),
        EntryType.ALLOCATE,
        new Posting(Account.WALLET, Account.TRANSIT, amount),
        Optional.of(bot),
        description);
  }

  /** The reserved money is in the bot. */
  public static Entry fund(String key, BotLabel bot, String funding, Money amount) {
    return moved(
        key,
        "fund " + amount + " of " + funding,
        EntryType.FUND,
        new Posting(Account.TRANSIT, Account.allocation(funding), amount),
        Optional.of(bot),
        "Arrived in the bot");
  }

  /** The reserved money could not be put into the bot: back into the wallet. */
  public static Entry undo(String key, BotLabel bot, Money amount, String why) {
    return moved(
        key,
        "undo " + amount + " for " + bot.id(),
        EntryType.DEALLOCATE,
        new Posting(Account.TRANSIT, Account.WALLET, amount),
        Optional.of(bot),
        why);
  }

  /** One posting, which changes nothing about what was won or lost. */
  private static Entry moved(
      String key,
      String what,
      EntryType type,
      Posting posting,
      Optional<BotLabel> bot,
      String description) {
    return new Entry(
        key, what, type, posting.amount(), Money.ZERO, List.of(posting), bot, description);
  }

  /**
   * Money out of a bot.
   *
   * @param cost the part of the allocation that leaves with it
   * @param amount what arrives in the wallet, 0 or more; the difference to {@code cost} is the
   *     result
   * @return empty when nothing moves at all
   */
  public static Optional<Entry> handBack(
      String key, BotLabel bot, String funding, Money cost, Money amount, String description) {
    Account allocation = Account.allocation(funding);
    Money result = amount.minus(cost);
    Money principal = result.isNegative() ? amount : cost;
    List<Posting> postings = new ArrayList<>();
    if (principal.isPositive()) {
      postings.add(new Posting(allocation, Account.WALLET, principal));
    }
    if (result.isPositive()) {
      postings.add(new Posting(Account.PROFIT, Account.WALLET, result));
    }
    if (result.isNegative()) {
      postings.add(new Posting(allocation, Account.PROFIT, result.negated()));
    }
    if (postings.isEmpty()) {
      return Optional.empty();
    }
    boolean lost = amount.isZero();
    return Optional.of(
        new Entry(
            key,
            "hand back " + amount + " of " + funding,
            lost ? EntryType.LOSS : EntryType.DEALLOCATE,
            lost ? cost : amount,
            result,
            postings,
            Optional.of(bot),
            description));
  }
}
