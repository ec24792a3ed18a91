// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.bot.observe;

import dev.cryptopilot.crds.bot.Bot;
import java.util.Comparator;

/**
 * A Live bot that may be using an exchange account.
 *
 * @param placed it has a slot, by its status
 */
record LiveBot(String namespace, String name, String uid, boolean placed, String createdAt) {

  /** Who keeps an account that two bots name: the one with a slot, then the older one. */
  static final Comparator<LiveBot> RIGHT_OF_WAY =
      Comparator.comparing((LiveBot bot) -> !bot.placed())
          .thenComparing(LiveBot::createdAt)
          .thenComparing(LiveBot::uid);

  static LiveBot of(Bot bot) {
    return new LiveBot(
        bot.getMetadata().getNamespace(),
        bot.getMetadata().getName(),
        bot.getMetadata().getUid(),
        bot.statusOrEmpty().placedOn().isPresent(),
        bot.getMetadata().getCreationTimestamp());
  }
}
