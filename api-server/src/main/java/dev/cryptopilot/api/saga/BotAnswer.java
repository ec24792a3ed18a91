// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.saga;

import dev.cryptopilot.api.wallet.Change;
import dev.cryptopilot.api.wallet.Farewell;

/** What the bot side answered. */
sealed interface BotAnswer {
  record Changed(Change change) implements BotAnswer {}

  record Said(Farewell farewell) implements BotAnswer {}

  record Done() implements BotAnswer {}
}
