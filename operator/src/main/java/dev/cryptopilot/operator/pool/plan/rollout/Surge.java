// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan.rollout;

import dev.cryptopilot.crds.pool.BotPoolSpec;
import dev.cryptopilot.crds.pool.BotsOnUpdate;
import java.util.List;

/** Pods beyond the maximum that a change of the template may have while it lasts. Pure. */
final class Surge {

  private Surge() {}

  /** Whether there are such pods, and pods of an old template that they stand in for. */
  static boolean isUsed(BotPoolSpec spec, List<PodTurn> pods, String target) {
    int max = spec.pods().max();
    return spec.update().bots() == BotsOnUpdate.Move
        && pods.size() > max
        && pods.size() <= max + spec.update().maxSurge()
        && pods.stream().anyMatch(pod -> pod.isOld(target));
  }
}
