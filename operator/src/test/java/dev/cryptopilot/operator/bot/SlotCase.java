// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.bot;

import dev.cryptopilot.crds.bot.Bot;
import dev.cryptopilot.operator.render.RenderResult;
import dev.cryptopilot.operator.slots.BotContent;
import dev.cryptopilot.operator.slots.BotFiles;
import dev.cryptopilot.operator.slots.BotId;
import dev.cryptopilot.operator.slots.DesiredBot;
import dev.cryptopilot.operator.slots.Drain;
import dev.cryptopilot.operator.slots.Goal;
import dev.cryptopilot.operator.slots.SlotPlacement;
import dev.cryptopilot.operator.slots.StrategyStamp;
import java.util.Map;
import java.util.TreeMap;

/**
 * The slot of a golden case.
 *
 * @param goal wire name
 * @param content {@code current} = as rendered from the inputs, {@code older} = something else
 */
public record SlotCase(String goal, String content) {

  static final BotContent OLDER =
      new BotContent(
          "Paper",
          "EmaRsi",
          "binance",
          new BotFiles(new TreeMap<>(Map.of("config.json", "{\"older\":true}"))),
          new StrategyStamp("ema-rsi", "0.9.0", "0".repeat(64)));

  SlotPlacement placement(Bot bot, RenderResult rendered) {
    BotContent held =
        content.equals("current") ? ((RenderResult.Rendered) rendered).content() : OLDER;
    return placement(bot, held);
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
            new Drain(Drain.Positions.Close, 120)));
  }
}
