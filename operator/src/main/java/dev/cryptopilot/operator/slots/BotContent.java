// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.slots;

/**
 * What a bot runs: everything rendered from Bot, Strategy and pool. A change of it that changes the
 * {@link #digest()} restarts the bot.
 *
 * @param mode {@code Paper} or {@code Live}
 * @param className class of the strategy
 * @param exchange freqtrade's name of the exchange
 * @param files the rendered files
 * @param strategy the strategy version they were rendered from
 */
public record BotContent(
    String mode, String className, String exchange, BotFiles files, StrategyStamp strategy) {

  private static final String LIVE = "Live";

  /** Whether it is to trade with exchange keys and has none: no process may run from it. */
  public boolean lacksKeys() {
    return LIVE.equals(mode) && !files.byPath().containsKey(BotFiles.KEYS);
  }

  /** The same without the exchange keys. */
  public BotContent withoutKeys() {
    return new BotContent(mode, className, exchange, files.withoutKeys(), strategy);
  }

  /** Digest that a running process must report to be up to date, 64 hex digits. */
  public String digest() {
    return files.digest(mode);
  }
}
