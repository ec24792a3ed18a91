// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.wallet;

/**
 * One account of a person's books. The balances of all accounts of a person add up to zero.
 *
 * @param funding the payment of an allocation account; empty text for the others
 */
public record Account(Kind kind, String funding) {
  /** What an account stands for. */
  public enum Kind {
    /** The world outside: below 0 by what was put in and not taken out again. */
    EXTERNAL,
    /** Free money; never below 0. */
    WALLET,
    /** Money on its way to a bot; never below 0, and 0 when nothing is under way. */
    TRANSIT,
    /** What was put into one bot and has not come back; never below 0. */
    ALLOCATION,
    /** Where profit comes from and loss goes to: below 0 by what bots earned. */
    PROFIT;

    /** Whether the account may owe. */
    public boolean mayBeNegative() {
      return this == EXTERNAL || this == PROFIT;
    }
  }

  public static final Account EXTERNAL = new Account(Kind.EXTERNAL, "");
  public static final Account WALLET = new Account(Kind.WALLET, "");
  public static final Account TRANSIT = new Account(Kind.TRANSIT, "");
  public static final Account PROFIT = new Account(Kind.PROFIT, "");

  public Account {
    if ((kind == Kind.ALLOCATION) == funding.isEmpty()) {
      throw new IllegalArgumentException("an allocation account, and no other, names its funding");
    }
  }

  public static Account allocation(String funding) {
    return new Account(Kind.ALLOCATION, funding);
  }
}
