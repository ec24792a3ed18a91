// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.bots;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cryptopilot.api.http.ApiError;
import dev.cryptopilot.api.http.OwnedBot;
import dev.cryptopilot.api.http.Refused;
import dev.cryptopilot.api.kube.BotWriter;
import dev.cryptopilot.crds.bot.Bot;
import dev.cryptopilot.crds.bot.BotPhase;
import dev.cryptopilot.crds.bot.BotState;
import dev.cryptopilot.crds.strategy.Strategy;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/** Start, stop and strategy of a bot: a change of its resource, then a look whether it is true. */
public final class BotCommands {

  private final BotWriter writer;
  private final BotWatch watch;
  private final Clock clock;

  public BotCommands(BotWriter writer, BotWatch watch, Clock clock) {
    this.writer = writer;
    this.watch = watch;
    this.clock = clock;
  }

  /**
   * How far a command came.
   *
   * @param done whether the bot is as asked
   */
  public record Progress(Bot bot, boolean done) {}

  /**
   * Lets a bot trade and waits until it does. One that has failed is begun anew at once, instead of
   * when its pod would try it again.
   */
  public Progress start(OwnedBot owned, Instant deadline) {
    String now = clock.instant().toString();
    Asked asked =
        ask(
            owned,
            (live, own) -> {
              ObjectNode spec = own.withObject("/spec").put("state", BotState.Running.name());
              if (live.statusOrEmpty().phase() == BotPhase.Failed) {
                spec.put("restartAt", now);
              }
            });
    return until(asked, deadline, bot -> Conditions.holds(bot, "Ready"), asked::isDeniedBy);
  }

  /** Stops a bot and waits for it. Whatever the operator says against it, it can be stopped. */
  public Progress stop(OwnedBot owned, Instant deadline) {
    Asked asked =
        ask(owned, (live, own) -> own.withObject("/spec").put("state", BotState.Stopped.name()));
    return until(
        asked,
        deadline,
        bot -> bot.statusOrEmpty().phase() == BotPhase.Stopped,
        complained -> false);
  }

  /**
   * Asks for a new process and waits for it; a bot that is stopped is started. One write: who dies
   * after it leaves a bot that restarts, never one that stays stopped.
   */
  public Progress restart(OwnedBot owned, Instant deadline) {
    String now = clock.instant().toString();
    Asked asked =
        ask(
            owned,
            (live, own) -> {
              ObjectNode spec = own.withObject("/spec").put("restartAt", now);
              if (live.getSpec().state() == BotState.Stopped) {
                spec.put("state", BotState.Running.name());
              }
            });
    return until(asked, deadline, BotCommands::runsAsAsked, asked::isDeniedBy);
  }

  private static boolean runsAsAsked(Bot bot) {
    return Conditions.holds(bot, "Ready") && Conditions.holds(bot, "UpToDate");
  }

  /** Asks for another strategy and waits until the process has loaded it. */
  public Progress strategy(OwnedBot owned, Strategy wanted, Instant deadline) {
    String name = wanted.getMetadata().getName();
    Asked asked =
        ask(
            owned,
            (live, own) -> {
              refusePinned(live, owned);
              own.withObject("/spec/strategy").put("name", name);
            });
    if (asked.after().getSpec().state() == BotState.Stopped) {
      return new Progress(asked.after(), false);
    }
    return until(
        asked,
        deadline,
        bot ->
            runsAsAsked(bot)
                && bot.statusOrEmpty()
                    .runningStrategy()
                    .filter(running -> name.equals(running.name()))
                    .isPresent(),
        asked::isDeniedBy);
  }

  private Asked ask(OwnedBot owned, BiConsumer<Bot, ObjectNode> edit) {
    AtomicReference<Bot> before = new AtomicReference<>();
    Bot after =
        Changes.made(
            writer.change(
                owned.name(),
                (live, own) -> {
                  refuseLeaving(live);
                  before.set(live);
                  edit.accept(live, own);
                  return true;
                }),
            owned.instanceId());
    return new Asked(before.get(), after);
  }

  private static void refuseLeaving(Bot live) {
    if (live.getMetadata().getDeletionTimestamp() != null) {
      throw new Refused(ApiError.conflict("This bot is being deleted."));
    }
  }

  private static void refusePinned(Bot live, OwnedBot owned) {
    live.getSpec()
        .strategy()
        .pinnedVersion()
        .ifPresent(
            version -> {
              throw new Refused(
                  ApiError.conflict(
                      "Bot "
                          + owned.instanceId()
                          + " is pinned to version "
                          + version
                          + " of its strategy: remove spec.strategy.version first."));
            });
  }

  /**
   * Waits until the bot is as asked.
   *
   * @param denied whether the operator says that it cannot be so
   * @throws Refused when it says so
   */
  private Progress until(
      Asked asked, Instant deadline, Predicate<Bot> reached, Predicate<Bot> denied) {
    Bot bot =
        watch
            .await(
                asked.after().getMetadata().getName(),
                deadline,
                seen ->
                    seen.filter(asked::isSeenIn)
                        .filter(one -> reached.test(one) || denied.test(one))
                        .isPresent())
            .orElse(asked.after());
    if (asked.isSeenIn(bot) && reached.test(bot)) {
      return new Progress(bot, true);
    }
    if (asked.isSeenIn(bot) && denied.test(bot)) {
      throw new Refused(
          ApiError.conflict(
              Conditions.complaint(bot)
                  .orElseGet(() -> "The bot does not start: " + Conditions.whyNotReady(bot))));
    }
    return new Progress(bot, false);
  }
}
