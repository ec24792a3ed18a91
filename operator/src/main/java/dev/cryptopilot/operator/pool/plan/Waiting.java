// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan;

import dev.cryptopilot.operator.pool.observe.BotFacts;
import dev.cryptopilot.operator.pool.observe.PoolFacts;
import dev.cryptopilot.operator.pool.observe.Standing;
import dev.cryptopilot.operator.slots.PodRef;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Bots that wait for a slot. Pure. */
public final class Waiting {

  private Waiting() {}

  /** Bots that may be placed and have no slot anywhere, in the order they came. */
  public static List<BotFacts> of(PoolFacts facts) {
    return facts.bots().stream()
        .filter(bot -> mayBePlaced(bot, facts.name()))
        .filter(bot -> !facts.isSlotted(bot.uid()))
        .filter(bot -> !facts.slottedElsewhere().contains(bot.uid()))
        .sorted(Comparator.comparing(BotFacts::createdAt).thenComparing(BotFacts::uid))
        .toList();
  }

  /** A bot whose slot was lost goes back to its database first, whatever it asks for now. */
  private static boolean mayBePlaced(BotFacts bot, String pool) {
    Optional<PodRef> home = bot.place().home();
    boolean isHome = home.filter(pod -> pod.pool().equals(pool)).isPresent();
    return switch (bot.standing()) {
      case Standing.Wanted wanted -> isHome || (home.isEmpty() && bot.place().asksHere());
      // Its trades are to be closed first: without a slot it would settle with them open.
      case Standing.Leaving leaving -> isHome && leaving.content().isPresent();
      case Standing.Held held -> false;
      case Standing.Keyless keyless -> false;
      case Standing.Gone gone -> false;
    };
  }
}
