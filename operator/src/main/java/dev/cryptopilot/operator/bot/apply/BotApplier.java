// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.bot.apply;

import dev.cryptopilot.crds.bot.Bot;
import dev.cryptopilot.crds.bot.BotStatus;
import dev.cryptopilot.operator.apply.StatusApply;
import dev.cryptopilot.operator.bot.BotStanding;
import dev.cryptopilot.operator.bot.plan.BotAction;
import dev.cryptopilot.operator.bot.plan.BotAction.CreateDefaultPool;
import dev.cryptopilot.operator.bot.plan.BotAction.RecordSettlement;
import dev.cryptopilot.operator.bot.plan.BotAction.RemoveFinalizer;
import dev.cryptopilot.operator.bot.status.BotNews;
import dev.cryptopilot.operator.event.EventReason;
import dev.cryptopilot.operator.event.EventRecorder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.Objects;

/** Does what was planned about a bot. */
public final class BotApplier {

  private static final String FIELD_MANAGER = "crypto-pilot-bot";

  private final KubernetesClient client;
  private final StatusApply statuses;
  private final EventRecorder events;

  public BotApplier(KubernetesClient client, EventRecorder events) {
    this.client = Objects.requireNonNull(client);
    this.statuses = new StatusApply(client, FIELD_MANAGER);
    this.events = Objects.requireNonNull(events);
  }

  /** Does these actions in order; the status comes after them. */
  public void apply(Bot bot, List<BotAction> actions) {
    for (BotAction action : actions) {
      switch (action) {
        case CreateDefaultPool create -> create(bot, create);
        case RecordSettlement settle ->
            events.record(
                bot,
                EventReason.BotSettled,
                "final equity "
                    + (settle.settlement().equity() == null
                        ? "unknown"
                        : settle.settlement().equity())
                    + ' '
                    + settle.settlement().currency());
        case RemoveFinalizer remove ->
            events.record(bot, EventReason.BotReleased, "the bot has no slot any more and goes");
      }
    }
  }

  /** Writes the status, if it is another one, and tells what is new. */
  public boolean writeStatus(Bot bot, BotStatus next) {
    BotStatus previous = bot.statusOrEmpty();
    if (next.equals(previous)) {
      return false;
    }
    Bot intent = new Bot();
    intent.getMetadata().setName(bot.getMetadata().getName());
    intent.getMetadata().setNamespace(bot.getMetadata().getNamespace());
    if (BotStanding.isDeleting(bot)) {
      // A bot made again under the name of a deleted one must not get its settlement.
      intent.getMetadata().setResourceVersion(bot.getMetadata().getResourceVersion());
    }
    intent.setStatus(next);
    if (statuses.write(intent) == StatusApply.Outcome.WRITTEN) {
      BotNews.between(bot, previous, next).forEach(events::record);
    }
    return true;
  }

  /** Says that a pass failed; the next one tries again. */
  public void failed(Bot bot, Exception cause) {
    events.record(
        bot,
        EventReason.ReconcileFailed,
        "a pass failed and is tried again: " + cause.getClass().getSimpleName());
  }

  private void create(Bot bot, CreateDefaultPool create) {
    try {
      client.resource(create.pool()).create();
      events.record(
          bot,
          EventReason.DefaultPoolCreated,
          "pool " + create.pool().getMetadata().getName() + " is made for its owner");
    } catch (KubernetesClientException e) {
      // Another bot of the owner was first.
      if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
        throw e;
      }
    }
  }
}
