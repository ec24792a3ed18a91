// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.wallet.routes;

import dev.cryptopilot.api.wallet.WalletRefusal.BadAmount;
import dev.cryptopilot.api.wallet.WalletRefused;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Supplier;

/** Bodies of wallet requests. */
final class Requests {
  /** Keeps keys of clients apart from those of sagas. */
  private static final String CLIENT = "client:";

  private Requests() {}

  /** A deposit, withdrawal or new balance. */
  record Cash(
      Optional<BigDecimal> amount, Optional<String> description, Optional<String> idempotencyKey) {}

  /** Money for a bot. */
  record ToBot(
      Optional<String> botId,
      Optional<String> botName,
      Optional<BigDecimal> amount,
      Optional<String> idempotencyKey) {}

  /** Money out of a bot. */
  record FromBot(
      Optional<String> botId, Optional<BigDecimal> returnAmount, Optional<String> idempotencyKey) {}

  static BigDecimal amount(Optional<BigDecimal> amount) {
    return amount.orElseThrow(() -> missing("amount", "amount is required: a number"));
  }

  static String botId(Optional<String> id) {
    return id.filter(text -> !text.isBlank())
        .orElseThrow(() -> missing("botId", "botId is required: the bot's instance id"));
  }

  static String key(Optional<String> ofClient, Supplier<String> fresh) {
    return CLIENT + ofClient.orElseGet(fresh);
  }

  private static WalletRefused missing(String field, String message) {
    return new WalletRefused(new BadAmount(field, message));
  }
}
