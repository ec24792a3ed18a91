// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan;

import dev.cryptopilot.operator.pool.observe.BotFacts;
import dev.cryptopilot.operator.pool.observe.PoolFacts;
import dev.cryptopilot.operator.pool.observe.Standing;
import java.util.Comparator;
import java.util.List;

/** Bots that wait for a slot. Pure. */
public final class Waiting {

  private Waiting() {}

  /** Bots that may be placed and have no slot anywhere, in the order they came. */
  public static List<BotFacts> of(PoolFacts facts) {
    return facts.bots().stream()
        .filter(bot -> bot.standing() instanceof Standing.Wanted)
        .filter(bot -> !facts.isSlotted(bot.uid()))
        .filter(bot -> !facts.slottedElsewhere().contains(bot.uid()))
        .sorted(Comparator.comparing(BotFacts::createdAt).thenComparing(BotFacts::uid))
        .toList();
  }
}
