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
import java.util.Optional;

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

  /** Asks for a state and waits for it. */
  public Progress state(OwnedBot owned, BotState wanted, Instant deadline) {
    Bot asked =
        Changes.made(
            writer.change(
                owned.name(),
                (live, own) -> {
                  refuseLeaving(live);
                  own.withObject("/spec").put("state", wanted.name());
                  return true;
                }),
            owned.instanceId());
    return wanted == BotState.Stopped
        ? until(asked, deadline, bot -> bot.statusOrEmpty().phase() == BotPhase.Stopped)
        : until(asked, deadline, bot -> Conditions.holds(bot, "Ready"));
  }

  /**
   * Asks for a new process and waits for it; a bot that is stopped is started. One write: who dies
   * after it leaves a bot that restarts, never one that stays stopped.
   */
  public Progress restart(OwnedBot owned, Instant deadline) {
    String now = clock.instant().toString();
    Bot asked =
        Changes.made(
            writer.change(
                owned.name(),
                (live, own) -> {
                  refuseLeaving(live);
                  ObjectNode spec = own.withObject("/spec").put("restartAt", now);
                  if (live.getSpec().state() == BotState.Stopped) {
                    spec.put("state", BotState.Running.name());
                  }
                  return true;
                }),
            owned.instanceId());
    return until(asked, deadline, BotCommands::runsAsAsked);
  }

  private static boolean runsAsAsked(Bot bot) {
    return Conditions.holds(bot, "Ready") && Conditions.holds(bot, "UpToDate");
  }

  /** Asks for another strategy and waits until the process has loaded it. */
  public Progress strategy(OwnedBot owned, Strategy wanted, Instant deadline) {
    String name = wanted.getMetadata().getName();
    Bot asked =
        Changes.made(
            writer.change(
                owned.name(),
                (live, own) -> {
                  refuseLeaving(live);
                  refusePinned(live, owned);
                  own.withObject("/spec/strategy").put("name", name);
                  return true;
                }),
            owned.instanceId());
    if (asked.getSpec().state() == BotState.Stopped) {
      return new Progress(asked, false);
    }
    return until(
        asked,
        deadline,
        bot ->
            runsAsAsked(bot)
                && bot.statusOrEmpty()
                    .runningStrategy()
                    .filter(running -> name.equals(running.name()))
                    .isPresent());
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
   * @throws Refused when the operator says that it cannot be so
   */
  Progress until(Bot asked, Instant deadline, java.util.function.Predicate<Bot> reached) {
    long generation = asked.getMetadata().getGeneration();
    Optional<Bot> last =
        watch.await(
            asked.getMetadata().getName(),
            deadline,
            seen ->
                seen.filter(bot -> bot.getMetadata().getGeneration() >= generation)
                    .filter(Conditions::isCurrent)
                    .filter(bot -> reached.test(bot) || failed(bot))
                    .isPresent());
    Bot bot = last.orElse(asked);
    boolean current = bot.getMetadata().getGeneration() >= generation && Conditions.isCurrent(bot);
    if (current && reached.test(bot)) {
      return new Progress(bot, true);
    }
    if (current && failed(bot)) {
      throw new Refused(
          ApiError.conflict(
              Conditions.complaint(bot)
                  .orElseGet(() -> "The bot does not start: " + Conditions.whyNotReady(bot))));
    }
    return new Progress(bot, false);
  }

  private static boolean failed(Bot bot) {
    return Conditions.complaint(bot).isPresent() || bot.statusOrEmpty().phase() == BotPhase.Failed;
  }
}
