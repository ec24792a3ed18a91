// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.keys;

import dev.cryptopilot.api.http.Access;
import dev.cryptopilot.api.http.Answer;
import dev.cryptopilot.api.http.Body;
import dev.cryptopilot.api.http.Call;
import dev.cryptopilot.api.http.Json;
import dev.cryptopilot.api.http.Route;
import dev.cryptopilot.api.http.Tier;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Exchange keys of a bot: put in, asked whether they are there, taken away; never shown. */
public final class ExchangeKeyRoutes {

  private static final String PATH = "/api/freqtrade/bots/{id}/exchange-keys";
  private static final Access OWNER = new Access.Owner("id");

  private final ExchangeKeyDesk desk;

  public ExchangeKeyRoutes(ExchangeKeyDesk desk) {
    this.desk = desk;
  }

  public List<Route> routes() {
    return List.of(
        Route.get(PATH, OWNER, this::show).tier(Tier.C),
        Route.put(PATH, OWNER, this::keep).body(Body.REQUIRED).tier(Tier.C),
        Route.delete(PATH, OWNER, this::drop).tier(Tier.C));
  }

  private Answer show(Call call) {
    KeyReport report = desk.report(call.bot());
    return said(
        call, report, report.configured() ? "has exchange keys." : "has no exchange keys here.");
  }

  private Answer keep(Call call) {
    ExchangeKeys keys =
        ExchangeKeys.read(call.body().orElseGet(() -> Json.mapper().createObjectNode()));
    KeyReport report = desk.keep(call.bot(), keys, call.deadline());
    return said(call, report, "has the keys; nobody can read them here.");
  }

  private Answer drop(Call call) {
    return said(
        call, desk.drop(call.bot(), call.deadline()), "has no exchange keys here any more.");
  }

  private static Answer said(Call call, KeyReport report, String words) {
    String bot = "Bot " + call.bot().instanceId() + " " + words;
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("success", true);
    body.put("message", report.problem().map(problem -> bot + " " + problem).orElse(bot));
    body.put("exchangeKeys", report);
    return Answer.ok(body);
  }
}
