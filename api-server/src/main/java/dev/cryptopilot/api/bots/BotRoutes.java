// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.bots;

import dev.cryptopilot.api.bots.BotCommands.Progress;
import dev.cryptopilot.api.http.Access;
import dev.cryptopilot.api.http.Answer;
import dev.cryptopilot.api.http.Body;
import dev.cryptopilot.api.http.Call;
import dev.cryptopilot.api.http.OwnedBot;
import dev.cryptopilot.api.http.Route;
import dev.cryptopilot.api.http.Tier;
import dev.cryptopilot.api.wallet.BotRef;
import dev.cryptopilot.crds.bot.Bot;
import java.util.List;
import java.util.Map;

/** Bots of a person: list, look, make, start, stop, delete. */
public final class BotRoutes {

  private static final Access USER = new Access.User();
  private static final Access OWNER = new Access.Owner("id");

  private final BotDirectory directory;
  private final BotViews views;
  private final BotCommands commands;
  private final Provision provision;
  private final WalletDesk desk;
  private final BotWatch lists;

  /**
   * Routes of bots.
   *
   * @param lists waits until a deleted bot is in no list any more
   */
  public BotRoutes(
      BotDirectory directory,
      BotViews views,
      BotCommands commands,
      Provision provision,
      WalletDesk desk,
      BotWatch lists) {
    this.directory = directory;
    this.views = views;
    this.commands = commands;
    this.provision = provision;
    this.desk = desk;
    this.lists = lists;
  }

  public List<Route> routes() {
    return List.of(
        Route.get("/api/freqtrade/bots", USER, this::list),
        Route.get("/api/bot/config", USER, this::list).tier(Tier.B),
        Route.get("/api/freqtrade/bots/{id}", OWNER, this::show).tier(Tier.C),
        Route.post("/api/freqtrade/bots/{id}/start", OWNER, this::start),
        Route.post("/api/freqtrade/bots/{id}/stop", OWNER, this::stop),
        Route.post("/api/freqtrade/bots/{id}/restart", OWNER, this::restart).tier(Tier.C),
        Route.delete("/api/freqtrade/bots/{id}", OWNER, this::delete),
        Route.post("/api/freqtrade/provision", USER, this::make).body(Body.REQUIRED));
  }

  private Answer list(Call call) {
    return Answer.ok(
        Map.of("success", true, "bots", views.of(directory.ofOwner(call.caller().userId()))));
  }

  private Answer show(Call call) {
    return Answer.ok(
        Map.of(
            "success", true, "bot", views.of(List.of(directory.require(call.bot()))).getFirst()));
  }

  private Answer start(Call call) {
    Progress progress = commands.start(call.bot(), call.deadline());
    return said(call, progress, "is running.", "is starting: ");
  }

  private Answer stop(Call call) {
    Progress progress = commands.stop(call.bot(), call.deadline());
    return said(call, progress, "is stopped.", "is stopping: ");
  }

  private Answer restart(Call call) {
    Progress progress = commands.restart(call.bot(), call.deadline());
    return said(call, progress, "is running again.", "is restarting: ");
  }

  private static Answer said(Call call, Progress progress, String done, String underWay) {
    String bot = "Bot " + call.bot().instanceId() + " ";
    return Answer.ok(
        BotAnswers.done(
            progress.done()
                ? bot + done
                : bot + underWay + Conditions.whyNotReady(progress.bot())));
  }

  private Answer delete(Call call) {
    OwnedBot owned = call.bot();
    Bot bot = directory.require(owned);
    WalletDesk.Departed departed =
        desk.leave(new BotRef(owned.owner(), owned.instanceId()), call.deadline());
    if (!departed.pending()) {
      lists.gone(bot, call.deadline());
    }
    String currency = bot.getSpec().market().stakeCurrency();
    return Answer.ok(BotAnswers.gone(owned.instanceId(), departed, currency));
  }

  private Answer make(Call call) {
    Provision.Made made = provision.make(call);
    return Answer.ok(BotAnswers.made(made));
  }
}
