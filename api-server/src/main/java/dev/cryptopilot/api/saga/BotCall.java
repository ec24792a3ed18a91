// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.saga;

import dev.cryptopilot.api.wallet.Money;

/** What a saga asks of the bot side; each may be asked again and has one effect. */
sealed interface BotCall {
  record Create(Money initial, String order) implements BotCall {}

  record Adopt(String previous, Money delta) implements BotCall {}

  record Move(long number, Money delta) implements BotCall {}

  record Delete() implements BotCall {}

  record AwaitFarewell() implements BotCall {}

  record Release() implements BotCall {}
}
