// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.bots;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The answers of commands, member for member as the web client reads them. Pure. */
final class BotAnswers {

  private BotAnswers() {}

  static Map<String, Object> done(String message) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("success", true);
    body.put("message", message);
    return body;
  }

  static Map<String, Object> made(Provision.Made made) {
    String id = made.order().instanceId();
    Optional<Place> place = made.bot().flatMap(Place::of);
    Map<String, Object> body = done(words(made));
    body.put("instanceId", id);
    body.put("port", BotView.AGENT_PORT);
    body.put("containerName", place.map(Place::pod).orElse(""));
    body.put("strategy", made.order().strategy());
    body.put("isPooled", true);
    body.put("poolId", place.map(Place::poolId).orElse(""));
    body.put("tradingPairs", made.order().pairs());
    made.paid()
        .ifPresent(
            paid -> {
              Map<String, Object> wallet = new LinkedHashMap<>();
              wallet.put("previousBalance", paid.previousBalance());
              wallet.put("newBalance", paid.newBalance());
              wallet.put("allocated", paid.allocated());
              body.put("wallet", wallet);
            });
    return body;
  }

  private static String words(Provision.Made made) {
    String id = made.order().instanceId();
    if (made.isReady()) {
      return "Bot " + id + " is running.";
    }
    return made.bot()
        .map(bot -> "Bot " + id + " is made and not running yet: " + Conditions.whyNotReady(bot))
        .orElse("Bot " + id + " is being made.");
  }

  static Map<String, Object> gone(String id, WalletDesk.Departed departed, String currency) {
    Map<String, Object> body =
        done(
            departed.pending()
                ? "Bot "
                    + id
                    + " is being deleted; its money comes home when its trades are closed."
                : "Bot " + id + " is deleted.");
    Map<String, Object> wallet = new LinkedHashMap<>();
    departed
        .returned()
        .ifPresent(
            home -> {
              wallet.put("previousBalance", home.previousBalance());
              wallet.put("newBalance", home.newBalance());
              wallet.put("returned", home.returned());
              wallet.put("pnl", home.pnl());
              Map<String, Object> cash = new LinkedHashMap<>();
              cash.put("amount", home.returned());
              cash.put("currency", currency);
              body.put("cashedOut", cash);
            });
    body.put("wallet", wallet.isEmpty() ? null : wallet);
    return body;
  }
}
