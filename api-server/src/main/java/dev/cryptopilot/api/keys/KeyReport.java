// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.keys;

import dev.cryptopilot.api.bots.Conditions;
import dev.cryptopilot.api.kube.KeySecrets;
import dev.cryptopilot.crds.bot.Bot;
import dev.cryptopilot.crds.bot.TradeMode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a person is told of a bot's exchange keys.
 *
 * @param configured whether this server keeps any
 * @param names which ones, such as key and secret
 * @param referred whether the bot names the Secret with them
 * @param used whether it trades with them: paper bots do not
 * @param problem what the operator says against the bot as it is now, such as that another bot
 *     trades with the same account
 */
record KeyReport(
    boolean configured,
    List<String> names,
    Optional<Instant> storedAt,
    String exchange,
    boolean referred,
    boolean used,
    Optional<String> problem) {

  KeyReport {
    names = List.copyOf(names);
  }

  /** Whether the bot names the Secret that this server makes for it. */
  static boolean refersToOurs(Bot bot) {
    return bot.getSpec()
        .exchange()
        .credentials()
        .filter(KeySecrets.nameFor(bot)::equals)
        .isPresent();
  }

  /** Pure. */
  static KeyReport of(Bot bot, Optional<KeySecrets.Kept> kept) {
    boolean referred = refersToOurs(bot);
    boolean live = bot.getSpec().mode() == TradeMode.Live;
    return new KeyReport(
        kept.isPresent(),
        kept.map(KeySecrets.Kept::names).orElse(List.of()),
        kept.map(KeySecrets.Kept::at),
        bot.getSpec().exchange().name().id(),
        referred,
        live && referred && kept.isPresent(),
        live ? Conditions.complaint(bot) : Optional.empty());
  }
}
