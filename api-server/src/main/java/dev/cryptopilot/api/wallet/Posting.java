// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.wallet;

/**
 * One amount out of one account into another, of the same person and currency: debit and credit in
 * one, so an entry that does not balance cannot be written down.
 *
 * @param amount above 0
 */
public record Posting(Account from, Account to, Money amount) {
  public Posting {
    if (!amount.isPositive()) {
      throw new IllegalArgumentException("a posting moves more than nothing, not " + amount);
    }
    if (from.equals(to)) {
      throw new IllegalArgumentException("a posting needs two accounts, not twice " + from);
    }
  }
}
