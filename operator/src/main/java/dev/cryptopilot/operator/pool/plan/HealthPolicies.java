// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan;

import dev.cryptopilot.crds.pool.BotPoolSpec;
import dev.cryptopilot.operator.slots.HealthPolicy;

/** The agent's restart policy out of the pool's. */
final class HealthPolicies {

  private HealthPolicies() {}

  static HealthPolicy of(BotPoolSpec spec) {
    dev.cryptopilot.crds.pool.HealthPolicy asked = spec.health();
    return new HealthPolicy(
        asked.interval().seconds(),
        asked.stallAfter().seconds(),
        asked.startDeadline().seconds(),
        asked.maxRestarts(),
        asked.restartWindow().seconds(),
        asked.cooldown().seconds(),
        asked.memoryPerBotMb(),
        spec.template().storage().keepArchives().seconds());
  }
}
