// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.app;

import dev.cryptopilot.api.config.BadSetting;
import dev.cryptopilot.api.config.Environment;
import dev.cryptopilot.api.wallet.Amounts;
import dev.cryptopilot.api.wallet.Ledger;
import dev.cryptopilot.api.wallet.Money;

/**
 * What a new person's paper wallet begins with.
 *
 * @param opening currency and balance
 */
record WalletSettings(Ledger.Opening opening) {

  /** PILOT_WALLET_CURRENCY (USD) and PILOT_WALLET_OPENING (1000; 0 to 1,000,000). */
  static WalletSettings from(Environment environment) {
    String name = "PILOT_WALLET_OPENING";
    try {
      Money balance = Money.of(environment.text(name, "1000"));
      if (!balance.isNegative() && !Amounts.LARGEST_BALANCE.isBelow(balance)) {
        return new WalletSettings(
            new Ledger.Opening(environment.text("PILOT_WALLET_CURRENCY", "USD"), balance));
      }
    } catch (NumberFormatException | ArithmeticException e) {
      // Told below, like an amount out of bounds.
    }
    throw new BadSetting(name, "must be an amount from 0 to " + Amounts.LARGEST_BALANCE);
  }
}
