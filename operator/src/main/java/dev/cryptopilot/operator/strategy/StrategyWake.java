// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy;

import dev.cryptopilot.crds.bot.Bot;
import dev.cryptopilot.operator.strategy.observe.StrategyUse;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which strategies a change of a bot wakes. Pure. */
final class StrategyWake {

  private StrategyWake() {}

  /**
   * The strategy that its spec names, and the one that its process still has: a bot that went over
   * to another one is missed where it was.
   */
  static Set<ResourceID> woken(Bot bot) {
    return Stream.concat(
            Stream.of(used(bot)),
            bot.statusOrEmpty().runningStrategy().map(running -> running.name()).stream())
        .map(name -> new ResourceID(name, bot.getMetadata().getNamespace()))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Trading figures change all the time; what a bot asks for, runs and suffers does not. */
  static boolean matters(Bot now, Bot before) {
    return !used(now).equals(used(before))
        || !StrategyUse.of(now).steady().equals(StrategyUse.of(before).steady());
  }

  static String used(Bot bot) {
    return bot.getSpec().strategy().name();
  }
}
