// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.bots;

import dev.cryptopilot.api.http.ApiError;
import dev.cryptopilot.api.http.Call;
import dev.cryptopilot.api.http.FieldError;
import dev.cryptopilot.api.http.Json;
import dev.cryptopilot.api.http.Refused;
import dev.cryptopilot.api.strategies.StrategyShelf;
import dev.cryptopilot.api.wallet.BotRef;
import dev.cryptopilot.crds.bot.Bot;
import dev.cryptopilot.crds.strategy.Strategy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Makes a bot for a person: check, pay, make, wait. */
public final class Provision {

  private final BotDirectory directory;
  private final StrategyShelf shelf;
  private final WalletDesk desk;
  private final BotWatch watch;
  private final Clock clock;

  public Provision(
      BotDirectory directory, StrategyShelf shelf, WalletDesk desk, BotWatch watch, Clock clock) {
    this.directory = directory;
    this.shelf = shelf;
    this.desk = desk;
    this.watch = watch;
    this.clock = clock;
  }

  /**
   * A bot that was made.
   *
   * @param bot as it was last seen; empty when not even its resource is there yet
   * @param paid empty when the payment goes on
   */
  record Made(BotOrder order, Optional<Bot> bot, Optional<WalletDesk.Paid> paid) {

    boolean isReady() {
      return bot.filter(one -> Conditions.holds(one, "Ready")).isPresent();
    }
  }

  /**
   * Makes the bot that the call asks for.
   *
   * @throws Refused when it is not made; no money has moved
   */
  Made make(Call call) {
    BotOrder order =
        BotOrderReader.read(call.body().orElseGet(() -> Json.mapper().createObjectNode()));
    String owner = call.caller().userId();
    BotRef ref = new BotRef(owner, order.instanceId());
    refuseExisting(ref);
    Strategy strategy = strategy(owner, order.strategy());
    Instant now = clock.instant();
    Optional<WalletDesk.Paid> paid =
        desk.buy(
            new WalletDesk.Purchase(
                ref,
                order.initialBalance(),
                order.strategy() + " (" + order.instanceId() + ")",
                new String(
                    Json.bytes(BotManifest.spec(order, strategy, now)), StandardCharsets.UTF_8),
                call.requestId(),
                call.deadline()));
    String name = InstanceIds.resourceName(ref);
    Optional<Bot> bot =
        watch.await(name, call.deadline(), seen -> seen.filter(Provision::isSettledIn).isPresent());
    return new Made(order, bot, paid);
  }

  /** Ready, or the operator says why it never will be. */
  private static boolean isSettledIn(Bot bot) {
    return Conditions.holds(bot, "Ready")
        || Conditions.complaint(bot).isPresent()
        || ContainerStatus.of(bot) == ContainerStatus.ERROR;
  }

  private void refuseExisting(BotRef ref) {
    directory
        .find(ref)
        .ifPresent(
            bot -> {
              throw new Refused(
                  ApiError.invalid(
                      "Bot "
                          + ref.instanceId()
                          + " already exists and is "
                          + ContainerStatus.of(bot).text()
                          + ".",
                      FieldError.inBody("instanceId", "is taken by another bot of yours")));
            });
  }

  private Strategy strategy(String owner, String named) {
    return shelf
        .find(owner, named)
        .orElseThrow(
            () ->
                new Refused(
                    ApiError.invalid(
                        "Strategy not found: there is no " + named + ".",
                        FieldError.inBody(
                            "strategy", "must be one of GET /api/freqtrade/strategies"))));
  }
}
