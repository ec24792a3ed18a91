// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.observe;

import dev.cryptopilot.crds.bot.Bot;
import dev.cryptopilot.operator.pool.plan.PoolChoice;
import java.util.List;

/** Finds the Bots that ask for a pool without looking at all of them. */
public final class BotIndex {

  /** Name of the index. */
  public static final String BY_POOL = "pool";

  private BotIndex() {}

  /** Keys of a Bot in the index. */
  public static List<String> keys(Bot bot) {
    return bot.getSpec() == null
        ? List.of()
        : List.of(key(bot.getMetadata().getNamespace(), PoolChoice.of(bot)));
  }

  /** Key of the Bots that ask for that pool. */
  public static String key(String namespace, String pool) {
    return namespace + "/" + pool;
  }
}
