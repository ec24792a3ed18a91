// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.keys;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cryptopilot.api.bots.BotDirectory;
import dev.cryptopilot.api.bots.BotWatch;
import dev.cryptopilot.api.bots.Changes;
import dev.cryptopilot.api.bots.Conditions;
import dev.cryptopilot.api.http.ApiError;
import dev.cryptopilot.api.http.OwnedBot;
import dev.cryptopilot.api.http.Refused;
import dev.cryptopilot.api.kube.BotEdit;
import dev.cryptopilot.api.kube.BotWriter;
import dev.cryptopilot.api.kube.KeySecrets;
import dev.cryptopilot.crds.bot.Bot;
import dev.cryptopilot.crds.bot.BotState;
import dev.cryptopilot.crds.bot.TradeMode;
import java.time.Clock;
import java.time.Instant;

/** Takes the exchange keys of bots in, and away again. */
public final class ExchangeKeyDesk {

  private final BotDirectory directory;
  private final KeySecrets secrets;
  private final BotWriter writer;
  private final BotWatch watch;
  private final Clock clock;

  public ExchangeKeyDesk(
      BotDirectory directory, KeySecrets secrets, BotWriter writer, BotWatch watch, Clock clock) {
    this.directory = directory;
    this.secrets = secrets;
    this.writer = writer;
    this.watch = watch;
    this.clock = clock;
  }

  /** What is known of a bot's keys, without any of them. */
  KeyReport report(OwnedBot owned) {
    Bot bot = directory.require(owned);
    return KeyReport.of(bot, secrets.find(bot));
  }

  /**
   * Keeps keys and has the bot refer to them; a live bot takes them with a restart. Waits for the
   * operator's word, which knows what the exchange needs and who else trades with the account.
   */
  KeyReport keep(OwnedBot owned, ExchangeKeys keys, Instant deadline) {
    Bot bot = directory.require(owned);
    Instant now = clock.instant();
    secrets.keep(bot, keys.values(), now);
    Bot asked = asked(owned, now);
    Bot judged = isLive(asked) ? judged(asked, owned, deadline) : asked;
    return KeyReport.of(judged, secrets.find(judged));
  }

  /**
   * Takes keys away. The operator takes those of a live bot out of its slot as well: the changed
   * spec has it look at once, for it does not watch people's Secrets.
   *
   * @throws Refused 409 while a live bot may trade with them
   */
  KeyReport drop(OwnedBot owned, Instant deadline) {
    Bot bot = directory.require(owned);
    if (!isLive(bot)) {
      Bot changed = unreferred(owned);
      secrets.drop(changed);
      return KeyReport.of(changed, secrets.find(changed));
    }
    if (bot.getSpec().state() != BotState.Stopped) {
      throw new Refused(
          ApiError.conflict(
              "Bot " + owned.instanceId() + " trades with these keys: stop it first."));
    }
    secrets.drop(bot);
    Bot judged = judged(touched(owned, clock.instant()), owned, deadline);
    return KeyReport.of(judged, secrets.find(judged));
  }

  /** The bot names the Secret, and a live one takes what is in it with a restart. */
  private Bot asked(OwnedBot owned, Instant now) {
    return changed(
        owned,
        (live, own) -> {
          own.withObject("/spec/exchange").put("credentialsSecret", KeySecrets.nameFor(live));
          return !isLive(live) || touched(own, now);
        });
  }

  /** A bot that names the Secret is to be looked at; it is stopped. */
  private Bot touched(OwnedBot owned, Instant now) {
    return Changes.made(
        writer.insist(
            owned.name(), (live, own) -> KeyReport.refersToOurs(live) && touched(own, now)),
        owned.instanceId());
  }

  private static boolean touched(ObjectNode own, Instant now) {
    own.withObject("/spec").put("restartAt", now.toString());
    return true;
  }

  /** The bot once the operator has judged it as it is asked for now, or as it was. */
  private Bot judged(Bot asked, OwnedBot owned, Instant deadline) {
    long generation = asked.getMetadata().getGeneration();
    return watch
        .await(
            owned.name(),
            deadline,
            seen ->
                seen.filter(one -> one.getMetadata().getGeneration() >= generation)
                    .filter(Conditions::isCurrent)
                    .isPresent())
        .orElse(asked);
  }

  /** A live bot must name a Secret, there or not; a paper bot need not. */
  private Bot unreferred(OwnedBot owned) {
    return changed(
        owned, (live, own) -> own.withObject("/spec/exchange").remove("credentialsSecret") != null);
  }

  private Bot changed(OwnedBot owned, BotEdit edit) {
    return Changes.made(writer.change(owned.name(), edit), owned.instanceId());
  }

  private static boolean isLive(Bot bot) {
    return bot.getSpec().mode() == TradeMode.Live;
  }
}
