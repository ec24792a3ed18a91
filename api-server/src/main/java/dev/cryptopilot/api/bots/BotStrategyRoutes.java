// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.bots;

import dev.cryptopilot.api.bots.BotCommands.Progress;
import dev.cryptopilot.api.http.Access;
import dev.cryptopilot.api.http.Answer;
import dev.cryptopilot.api.http.ApiError;
import dev.cryptopilot.api.http.Body;
import dev.cryptopilot.api.http.Call;
import dev.cryptopilot.api.http.FieldError;
import dev.cryptopilot.api.http.Json;
import dev.cryptopilot.api.http.OwnedBot;
import dev.cryptopilot.api.http.Refused;
import dev.cryptopilot.api.http.Route;
import dev.cryptopilot.api.strategies.StrategyShelf;
import dev.cryptopilot.api.wallet.BotRef;
import dev.cryptopilot.crds.bot.Bot;
import dev.cryptopilot.crds.strategy.Strategy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The strategy of a bot. */
public final class BotStrategyRoutes {

  private static final String PATH = "/api/freqtrade/bots/{id}/strategy";
  private static final Access OWNER = new Access.Owner("id");

  private final BotDirectory directory;
  private final StrategyShelf shelf;
  private final BotCommands commands;

  public BotStrategyRoutes(BotDirectory directory, StrategyShelf shelf, BotCommands commands) {
    this.directory = directory;
    this.shelf = shelf;
    this.commands = commands;
  }

  public List<Route> routes() {
    return List.of(
        Route.get(PATH, OWNER, this::show),
        Route.put(PATH, OWNER, this::change).body(Body.REQUIRED));
  }

  private Answer show(Call call) {
    Map<String, Object> strategy = new LinkedHashMap<>();
    strategy.put("current", current(call.bot()));
    strategy.put("instanceId", call.bot().instanceId());
    strategy.put(
        "available",
        shelf.of(call.bot().owner()).stream().map(one -> one.getSpec().className()).toList());
    return Answer.ok(Map.of("success", true, "strategy", strategy));
  }

  private Answer change(Call call) {
    Fields fields = new Fields(call.body().orElseGet(() -> Json.mapper().createObjectNode()));
    String named = fields.text("strategy").orElse("");
    Strategy wanted =
        shelf
            .find(call.bot().owner(), named)
            .orElseThrow(
                () ->
                    new Refused(
                        ApiError.invalid(
                            named.isEmpty()
                                ? "Strategy is missing."
                                : "Strategy not found: there is no " + named + ".",
                            FieldError.inBody(
                                "strategy", "must be one of GET /api/freqtrade/strategies"))));
    String previous = current(call.bot());
    Progress progress = commands.strategy(call.bot(), wanted, call.deadline());
    Map<String, Object> strategy = new LinkedHashMap<>();
    strategy.put("previous", previous);
    strategy.put("current", wanted.getSpec().className());
    strategy.put("restarted", progress.done());
    Map<String, Object> body =
        BotAnswers.done(
            progress.done()
                ? "The bot runs " + wanted.getSpec().className() + " now."
                : "The strategy is changed; the bot loads it when it starts.");
    body.put("strategy", strategy);
    return Answer.ok(body);
  }

  private String current(OwnedBot owned) {
    Bot bot =
        directory
            .find(new BotRef(owned.owner(), owned.instanceId()))
            .orElseThrow(
                () ->
                    new Refused(
                        ApiError.notFound(
                            "Bot not found: there is no bot " + owned.instanceId() + ".")));
    return shelf.classNameOf(bot);
  }
}
