// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan;

import dev.cryptopilot.crds.bot.Bot;
import dev.cryptopilot.crds.bot.BotPlacement;

/** Which pool a Bot asks for. Pure. */
public final class PoolChoice {

  private PoolChoice() {}

  /** Name of the pool in the Bot's namespace: named, its own, or its owner's default pool. */
  public static String of(Bot bot) {
    BotPlacement placement = bot.getSpec().placement();
    return placement
        .namedPool()
        .orElseGet(
            () ->
                placement.dedicated()
                    ? DefaultPool.dedicatedNameFor(bot.getMetadata().getName())
                    : DefaultPool.nameFor(bot.getSpec().owner()));
  }
}
