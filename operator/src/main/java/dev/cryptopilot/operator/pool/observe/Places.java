// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.observe;

import dev.cryptopilot.crds.bot.Bot;
import dev.cryptopilot.crds.bot.MoveStatus;
import dev.cryptopilot.crds.pool.BotPool;
import dev.cryptopilot.operator.pool.plan.PoolChoice;
import dev.cryptopilot.operator.slots.PodRef;
import dev.cryptopilot.operator.slots.PoolLabels;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** Reads from a Bot where it is to be and where it was. */
final class Places {

  private Places() {}

  static Place of(Bot bot, BotPool pool, PoolCaches caches) {
    String namespace = bot.getMetadata().getNamespace();
    return new Place(
        PoolChoice.of(bot).equals(pool.getMetadata().getName()),
        bot.statusOrEmpty()
            .placedOn()
            .map(slot -> new PodRef(slot.pool(), slot.pod()))
            .filter(home -> caches.pools().get(new ResourceID(home.pool(), namespace)).isPresent()),
        Optional.ofNullable(bot.getMetadata().getAnnotations())
            .map(annotations -> annotations.get(PoolLabels.MOVE_TO)),
        Optional.ofNullable(bot.statusOrEmpty().move()).flatMap(Places::failure));
  }

  private static Optional<Instant> failure(MoveStatus move) {
    try {
      return "Failed".equals(move.phase())
          ? Optional.ofNullable(move.finishedAt()).map(Instant::parse)
          : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
