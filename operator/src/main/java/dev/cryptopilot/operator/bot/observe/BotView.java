// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.bot.observe;

import dev.cryptopilot.crds.bot.Bot;
import dev.cryptopilot.crds.pool.BotPool;
import dev.cryptopilot.operator.slots.SlotPlacement;
import dev.cryptopilot.operator.strategy.StrategyCatalog;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The caches a bot is observed from. */
public interface BotView {

  /** Strategies and their versions of a namespace. */
  StrategyCatalog strategies(String namespace);

  Optional<BotPool> pool(String namespace, String name);

  /** The slots of the bot with this uid: two while it moves. */
  List<SlotPlacement> slots(String uid);

  /** Every Live bot of the cluster. */
  Collection<Bot> liveBots();
}
