// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.settings;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cryptopilot.api.bots.BotDirectory;
import dev.cryptopilot.api.bots.Changes;
import dev.cryptopilot.api.http.ApiError;
import dev.cryptopilot.api.http.OwnedBot;
import dev.cryptopilot.api.http.Refused;
import dev.cryptopilot.api.kube.BotWriter;
import dev.cryptopilot.api.wallet.BotRef;
import dev.cryptopilot.crds.bot.Bot;
import java.time.Clock;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Reads and writes {@code spec.risk} and {@code spec.features} of bots. */
public final class BotSettings {

  private final BotDirectory directory;
  private final BotWriter writer;
  private final Clock clock;

  public BotSettings(BotDirectory directory, BotWriter writer, Clock clock) {
    this.directory = directory;
    this.writer = writer;
    this.clock = clock;
  }

  List<Bot> ofOwner(String owner) {
    return directory.ofOwner(owner);
  }

  Bot of(OwnedBot owned) {
    return directory
        .find(new BotRef(owned.owner(), owned.instanceId()))
        .orElseThrow(
            () ->
                new Refused(
                    ApiError.notFound(
                        "Bot not found: there is no bot " + owned.instanceId() + ".")));
  }

  /** Saves risk settings; members of {@code spec.risk} that are not among the four stay. */
  Bot saveRisk(OwnedBot owned, Function<Bot, RiskSettings> wanted) {
    String now = clock.instant().toString();
    return changed(
        owned,
        (live, own) -> {
          ObjectNode risk = own.withObject("/spec/risk");
          risk.setAll(wanted.apply(live).stored());
          risk.put("updatedAt", now);
        });
  }

  /** Saves features as they are given. */
  Bot saveFeatures(OwnedBot owned, Function<Bot, ObjectNode> wanted) {
    return changed(
        owned, (live, own) -> own.withObject("/spec").set("features", wanted.apply(live)));
  }

  private Bot changed(OwnedBot owned, BiConsumer<Bot, ObjectNode> change) {
    return Changes.made(
        writer.change(
            owned.name(),
            (live, own) -> {
              change.accept(live, own);
              return true;
            }),
        owned.instanceId());
  }
}
