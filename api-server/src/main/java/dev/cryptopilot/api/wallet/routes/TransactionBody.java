// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.wallet.routes;

import dev.cryptopilot.api.wallet.BotLabel;
import dev.cryptopilot.api.wallet.Posted;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * An entry of the history.
 *
 * @param amount never below 0; the type says the direction
 * @param pnl profit, or below 0 loss, that came with it
 */
record TransactionBody(
    String type,
    BigDecimal amount,
    Optional<String> botId,
    Optional<String> botName,
    String description,
    BigDecimal balanceAfter,
    BigDecimal pnl,
    Instant timestamp) {

  static TransactionBody of(Posted posted) {
    return new TransactionBody(
        posted.type().word(),
        posted.amount().decimal(),
        posted.bot().map(BotLabel::id),
        posted.bot().map(BotLabel::name),
        posted.description(),
        posted.balanceAfter().decimal(),
        posted.result().decimal(),
        posted.at());
  }
}
