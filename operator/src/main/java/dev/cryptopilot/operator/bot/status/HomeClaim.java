// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.bot.status;

import static dev.cryptopilot.operator.condition.ConditionType.Placed;

import dev.cryptopilot.crds.bot.SlotStatus;
import dev.cryptopilot.crds.pool.BotPool;
import dev.cryptopilot.operator.bot.observe.BotFacts;
import dev.cryptopilot.operator.condition.ConditionClaim;
import dev.cryptopilot.operator.condition.ConditionReason;
import java.util.Optional;

/** The claim about a bot whose slot was lost and whose pod cannot be made again. Pure. */
final class HomeClaim {

  private HomeClaim() {}

  /** Which pod the bot waits for; empty when that pod is there or can be made. */
  static Optional<ConditionClaim> of(BotFacts facts) {
    return facts
        .bot()
        .statusOrEmpty()
        .placedOn()
        .flatMap(
            home -> facts.homePool().filter(pool -> cannotMake(pool, home)).map(p -> say(p, home)));
  }

  private static boolean cannotMake(BotPool pool, SlotStatus home) {
    return pool.statusOrEmpty().pods().size() >= pool.getSpec().pods().max()
        && pool.statusOrEmpty().pods().stream().noneMatch(pod -> home.pod().equals(pod.name()));
  }

  private static ConditionClaim say(BotPool pool, SlotStatus home) {
    return ConditionClaim.isFalse(
        Placed,
        ConditionReason.HomePodMissing,
        "its database is on the volume of pod "
            + home.pod()
            + ", which pool "
            + pool.getMetadata().getName()
            + " cannot make again because it has all the pods it may have; raise its spec.pods.max");
  }
}
