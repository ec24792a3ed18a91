// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan;

import dev.cryptopilot.operator.pool.observe.PoolFacts;
import java.util.List;

/**
 * A paused pool ends the moves that are under way, so that no bot is left without a process, and
 * changes nothing else.
 */
final class PausedPool {

  private PausedPool() {}

  static List<PoolAction> plan(PoolFacts facts) {
    PodDrafts drafts = new PodDrafts(facts, HealthPolicies.of(facts.spec()));
    drafts.all().forEach(draft -> SlotUpdates.apply(facts, draft));
    return drafts.all().stream()
        .filter(PodDraft::hasChanges)
        .flatMap(draft -> PodActions.keepWhileDeleting(facts, draft).stream())
        .toList();
  }
}
