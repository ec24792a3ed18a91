// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.bots;

import dev.cryptopilot.api.wallet.BotMoney;
import dev.cryptopilot.crds.bot.Bot;
import java.util.Map;
import java.util.Optional;

/** Reads from a bot which payment of the wallet it lives on. Pure. */
final class Funding {

  private Funding() {}

  static Optional<String> of(Bot bot) {
    return annotation(bot, BotMoney.FUNDING_ANNOTATION);
  }

  static boolean is(Bot bot, String funding) {
    return of(bot).orElse("").equals(funding);
  }

  /** Number of the last change of its money. */
  static long lastMove(Bot bot) {
    return annotation(bot, BotMoney.MOVE_ANNOTATION)
        .filter(text -> text.matches("[0-9]{1,18}"))
        .map(Long::parseLong)
        .orElse(0L);
  }

  static boolean isLeaving(Bot bot) {
    return bot.getMetadata().getDeletionTimestamp() != null;
  }

  private static Optional<String> annotation(Bot bot, String name) {
    Map<String, String> annotations = bot.getMetadata().getAnnotations();
    return Optional.ofNullable(annotations == null ? null : annotations.get(name))
        .filter(text -> !text.isBlank());
  }
}
