// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.portfolio.observe;

import dev.cryptopilot.crds.bot.Bot;
import dev.cryptopilot.crds.bot.Wallet;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;

/**
 * What a bot is worth in its stake currency, counted with the initial balance that its spec has
 * now: equity − balance that the process began with + the spec's.
 *
 * @param value everything, open trades at their present price
 * @param starting what it was given
 */
public record Worth(BigDecimal value, BigDecimal starting, int openTrades, Instant at) {

  private static final int DECIMALS = 8;

  /** Pure. */
  static Worth of(Bot bot, Figures figures) {
    Optional<BigDecimal> given = bot.getSpec().paperWallet().map(Wallet::balance);
    BigDecimal began = figures.starting().or(() -> given).orElse(figures.equity());
    BigDecimal starting = given.orElse(began);
    BigDecimal value = figures.equity().subtract(began).add(starting);
    return new Worth(scaled(value), scaled(starting), figures.openTrades(), figures.at());
  }

  /** Of a paper bot that never said anything: what it was given. Pure. */
  static Optional<Worth> untouched(Bot bot) {
    return bot.getSpec()
        .paperWallet()
        .map(
            wallet ->
                new Worth(
                    scaled(wallet.balance()),
                    scaled(wallet.balance()),
                    0,
                    Instant.parse(bot.getMetadata().getCreationTimestamp())));
  }

  public BigDecimal profit() {
    return value.subtract(starting);
  }

  private static BigDecimal scaled(BigDecimal amount) {
    return amount.setScale(DECIMALS, RoundingMode.HALF_EVEN);
  }
}
