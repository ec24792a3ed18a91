// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.bots;

import dev.cryptopilot.api.wallet.BotRef;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * Where bots are paid for: makes and deletes bots together with the owner's wallet, each exactly
 * once.
 */
public interface WalletDesk {

  /**
   * A bot to make.
   *
   * @param botName for the history
   * @param order for {@link dev.cryptopilot.api.wallet.BotMoney#create}
   * @param requestId the same for a repeated request
   * @param deadline by when an answer is due
   */
  record Purchase(
      BotRef bot,
      BigDecimal initialBalance,
      String botName,
      String order,
      String requestId,
      Instant deadline) {}

  /** The wallet around a new bot. */
  record Paid(BigDecimal previousBalance, BigDecimal newBalance, BigDecimal allocated) {}

  /** What a bot brought home. */
  record Returned(
      BigDecimal previousBalance, BigDecimal newBalance, BigDecimal returned, BigDecimal pnl) {}

  /**
   * How far a deleted bot is.
   *
   * @param returned empty when it was not paid by the wallet, or its money is not home yet
   * @param pending whether money comes later
   */
  record Departed(Optional<Returned> returned, boolean pending) {}

  /**
   * Makes a bot with money of the wallet.
   *
   * @return empty when it is not made by the deadline and goes on being made
   * @throws dev.cryptopilot.api.http.Refused when it is not made; no money has moved
   */
  Optional<Paid> buy(Purchase purchase);

  /**
   * Deletes a bot and waits until the deadline for its final worth; what is not done by then goes
   * on by itself.
   */
  Departed leave(BotRef bot, Instant deadline);
}
