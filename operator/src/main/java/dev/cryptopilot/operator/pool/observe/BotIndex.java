// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.observe;

import dev.cryptopilot.crds.bot.Bot;
import dev.cryptopilot.operator.pool.plan.PoolChoice;
import java.util.List;

/** Finds the Bots that ask for a pool without looking at all of them. */
public final class BotIndex {

  /** Name of the index. */
  public static final String BY_POOL = "pool";

  /** Name of the index of the pools that Bots were in last. */
  public static final String BY_HOME = "home";

  private BotIndex() {}

  /** Keys of a Bot in the index. */
  public static List<String> keys(Bot bot) {
    return bot.getSpec() == null
        ? List.of()
        : List.of(key(bot.getMetadata().getNamespace(), PoolChoice.of(bot)));
  }

  /** Keys of a Bot in the index by the pool that its status names. */
  public static List<String> homeKeys(Bot bot) {
    return bot.statusOrEmpty()
        .placedOn()
        .map(slot -> List.of(key(bot.getMetadata().getNamespace(), slot.pool())))
        .orElse(List.of());
  }

  /** Key of the Bots that ask for that pool. */
  public static String key(String namespace, String pool) {
    return namespace + "/" + pool;
  }
}
