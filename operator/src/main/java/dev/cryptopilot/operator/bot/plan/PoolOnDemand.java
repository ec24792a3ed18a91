// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.bot.plan;

import dev.cryptopilot.crds.TimeSpan;
import dev.cryptopilot.crds.bot.Bot;
import dev.cryptopilot.crds.pool.BotPool;
import dev.cryptopilot.crds.pool.BotPoolSpec;
import dev.cryptopilot.crds.pool.PodRange;
import dev.cryptopilot.operator.pool.plan.PoolChoice;
import dev.cryptopilot.operator.slots.PoolLabels;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;

/** The pool of a bot that names none. Pure. */
final class PoolOnDemand {

  private static final long SECONDS_UNUSED_BY_ITS_BOT = 3_600;
  private static final long SECONDS_UNUSED_BY_ITS_OWNER = 24 * 3_600;

  private PoolOnDemand() {}

  /** The pool to create for this bot. */
  static BotPool of(Bot bot) {
    BotPoolSpec standard = BotPoolSpec.ownedBy(bot.getSpec().owner());
    BotPool pool = new BotPool();
    pool.setMetadata(
        new ObjectMetaBuilder()
            .withName(PoolChoice.of(bot))
            .withNamespace(bot.getMetadata().getNamespace())
            .addToLabels(PoolLabels.MANAGED_BY, PoolLabels.CRYPTO_PILOT)
            .build());
    pool.setSpec(
        bot.getSpec().placement().dedicated()
            ? spec(standard, 1, new PodRange(0, 1), SECONDS_UNUSED_BY_ITS_BOT)
            : spec(standard, standard.slotsPerPod(), standard.pods(), SECONDS_UNUSED_BY_ITS_OWNER));
    return pool;
  }

  /** Like that one, gone again when no bot has used it for a while. */
  private static BotPoolSpec spec(BotPoolSpec spec, int slots, PodRange pods, long seconds) {
    return new BotPoolSpec(
        spec.tenancy(),
        slots,
        pods,
        spec.headroom(),
        spec.scaleDownAfter(),
        TimeSpan.ofSeconds(seconds),
        spec.placement(),
        spec.rebalance(),
        spec.health(),
        spec.template(),
        spec.update(),
        spec.marketData(),
        spec.paused());
  }
}
