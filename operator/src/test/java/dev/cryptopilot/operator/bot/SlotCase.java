// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.bot;

import dev.cryptopilot.crds.bot.Bot;
import dev.cryptopilot.operator.render.RenderResult;
import dev.cryptopilot.operator.slots.Arrival;
import dev.cryptopilot.operator.slots.BotContent;
import dev.cryptopilot.operator.slots.BotFiles;
import dev.cryptopilot.operator.slots.BotId;
import dev.cryptopilot.operator.slots.Departure;
import dev.cryptopilot.operator.slots.DesiredBot;
import dev.cryptopilot.operator.slots.Drain;
import dev.cryptopilot.operator.slots.Goal;
import dev.cryptopilot.operator.slots.MoveId;
import dev.cryptopilot.operator.slots.MoveTicket;
import dev.cryptopilot.operator.slots.Parcel;
import dev.cryptopilot.operator.slots.PodRef;
import dev.cryptopilot.operator.slots.SlotPlacement;
import dev.cryptopilot.operator.slots.StrategyStamp;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The slot of a golden case.
 *
 * @param goal wire name
 * @param content {@code current} = as rendered from the inputs, {@code older} = something else,
 *     {@code keyless} = that of a Live bot without its keys
 * @param from the pod that the bot comes from by a committed move, if it does
 * @param to the pod that it is sealed for, if it is
 */
public record SlotCase(String goal, String content, String from, String to) {

  static final MoveId MOVE = new MoveId("starter-0-0.7.4.1795262400000");

  static final BotContent OLDER =
      new BotContent(
          "Paper",
          "EmaRsi",
          "binance",
          new BotFiles(new TreeMap<>(Map.of("config.json", "{\"older\":true}"))),
          new StrategyStamp("ema-rsi", "0.9.0", "0".repeat(64)));

  private static final BotContent KEYLESS =
      new BotContent("Live", "EmaRsi", "binance", OLDER.files(), OLDER.strategy());

  SlotPlacement placement(Bot bot, RenderResult rendered) {
    return placement(
        bot,
        switch (content) {
          case "current" -> ((RenderResult.Rendered) rendered).content();
          case "keyless" -> KEYLESS;
          default -> OLDER;
        });
  }

  SlotPlacement placement(Bot bot, BotContent held) {
    String name = bot.getMetadata().getName();
    String uid = bot.getMetadata().getUid();
    return new SlotPlacement(
        bot.getMetadata().getNamespace(),
        "starter",
        "starter-0-0",
        7,
        new DesiredBot(
                BotId.of(name, uid),
                name,
                uid,
                Goal.ofWireName(goal).orElseThrow(),
                held,
                new Drain(Drain.Positions.Close, 120))
            .withArrival(Optional.ofNullable(from).map(SlotCase::arrival))
            .withDeparture(
                Optional.ofNullable(to)
                    .map(pod -> new Departure(MOVE, new PodRef("starter", pod), "Placement"))));
  }

  private static Arrival arrival(String from) {
    Parcel parcel =
        new Parcel(
            "http://127.0.0.9:8900",
            MoveTicket.of("token", MOVE, new BotId("ema-btc-3f2a9c1b")),
            "ab".repeat(32),
            45056);
    return new Arrival.Committed(MOVE, new PodRef("starter", from), "Placement", parcel);
  }
}
