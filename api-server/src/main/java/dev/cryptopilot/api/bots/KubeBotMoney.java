// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.bots;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cryptopilot.api.http.Json;
import dev.cryptopilot.api.kube.BotStore;
import dev.cryptopilot.api.kube.BotWriter;
import dev.cryptopilot.api.kube.ClusterUnavailable;
import dev.cryptopilot.api.kube.Written;
import dev.cryptopilot.api.wallet.BotMoney;
import dev.cryptopilot.api.wallet.BotMoneyUnavailable;
import dev.cryptopilot.api.wallet.BotRef;
import dev.cryptopilot.api.wallet.Change;
import dev.cryptopilot.api.wallet.Farewell;
import dev.cryptopilot.api.wallet.Sighting;
import dev.cryptopilot.crds.bot.Bot;
import dev.cryptopilot.crds.bot.BotState;
import dev.cryptopilot.crds.bot.Wallet;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The money of bots that are Kubernetes resources. */
public final class KubeBotMoney implements BotMoney {

  private final BotDirectory directory;
  private final BotStore store;
  private final BotWriter writer;
  private final BotWorth worth;

  public KubeBotMoney(BotDirectory directory, BotStore store, BotWriter writer, BotWorth worth) {
    this.directory = directory;
    this.store = store;
    this.writer = writer;
    this.worth = worth;
  }

  @Override
  public Sighting look(BotRef bot) {
    return asked(() -> directory.findLive(bot))
        .<Sighting>map(this::present)
        .orElseGet(Sighting.Absent::new);
  }

  private Sighting.Present present(Bot bot) {
    boolean leaving = Funding.isLeaving(bot);
    return new Sighting.Present(
        Funding.of(bot),
        leaving,
        !leaving && bot.getSpec().state() == BotState.Running,
        bot.getSpec().paperWallet().map(Wallet::balance),
        worth.of(bot));
  }

  @Override
  public Change create(BotRef bot, String funding, BigDecimal initial, String order) {
    Optional<Bot> there = asked(() -> directory.findLive(bot));
    if (there.isPresent()) {
      return Funding.is(there.get(), funding) ? new Change.Applied() : new Change.Taken();
    }
    String name = InstanceIds.resourceName(bot);
    if (asked(() -> store.find(name)).isPresent()) {
      return new Change.Taken();
    }
    Written written =
        asked(() -> writer.create(name, BotManifest.of(bot, funding, initial, spec(order))));
    return switch (written) {
      case Written.Done(Bot made) ->
          Funding.is(made, funding) && InstanceIds.ref(made).equals(bot)
              ? new Change.Applied()
              : new Change.Taken();
      case Written.Refused refused -> new Change.Refused(refused.message());
      case Written.Declared declared -> new Change.Taken();
      case Written.Untouched untouched -> new Change.Applied();
      case Written.Gone gone -> throw new BotMoneyUnavailable(name + " was not made");
    };
  }

  @Override
  public Change adopt(BotRef bot, String previous, String funding, BigDecimal delta) {
    return changed(bot, MoneyEdit.adopt(previous, funding, delta));
  }

  @Override
  public Change move(BotRef bot, String funding, long number, BigDecimal delta) {
    return changed(bot, MoneyEdit.move(funding, number, delta));
  }

  private Change changed(BotRef ref, MoneyEdit edit) {
    Optional<Bot> bot = asked(() -> directory.findLive(ref));
    if (bot.isEmpty()) {
      return new Change.Gone();
    }
    Written written = asked(() -> writer.insist(bot.get().getMetadata().getName(), edit));
    return switch (written) {
      case Written.Done done -> new Change.Applied();
      case Written.Untouched untouched -> edit.decided().orElseThrow();
      case Written.Gone gone -> new Change.Gone();
      case Written.Refused refused -> new Change.Refused(refused.message());
      case Written.Declared declared ->
          throw new BotMoneyUnavailable("a forced write cannot be refused for its fields");
    };
  }

  @Override
  public void delete(BotRef bot, String funding) {
    asked(
        () -> {
          directory
              .findLive(bot)
              .ifPresent(
                  found ->
                      store.delete(
                          found.getMetadata().getName(),
                          live ->
                              Funding.is(live, funding)
                                  && InstanceIds.ref(live).equals(bot)
                                  && !Funding.isLeaving(live)));
          return true;
        });
  }

  @Override
  public Farewell farewell(BotRef bot, String funding) {
    return asked(() -> directory.findLive(bot))
        .filter(found -> Funding.is(found, funding))
        .map(FarewellReading::of)
        .orElseGet(Farewell.Gone::new);
  }

  @Override
  public void release(BotRef bot, String funding) {
    Optional<Bot> found = asked(() -> directory.findLive(bot));
    if (found.isPresent()
        && !asked(
            () ->
                writer.takeOff(
                    found.get().getMetadata().getName(),
                    FINALIZER,
                    live -> Funding.is(live, funding)))) {
      throw new BotMoneyUnavailable(bot.instanceId() + " changes all the time");
    }
  }

  @Override
  public List<Leaving> leaving() {
    return asked(directory::all).stream()
        .filter(Funding::isLeaving)
        .filter(bot -> bot.getMetadata().getFinalizers().contains(FINALIZER))
        .map(bot -> new Leaving(InstanceIds.ref(bot), Funding.of(bot).orElse("")))
        .toList();
  }

  private static JsonNode spec(String order) {
    try {
      return Json.parse(order.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalArgumentException("an order is the JSON of a spec", e);
    }
  }

  private static <T> T asked(Supplier<T> question) {
    try {
      return question.get();
    } catch (ClusterUnavailable e) {
      throw new BotMoneyUnavailable(e.getMessage(), e);
    }
  }
}
