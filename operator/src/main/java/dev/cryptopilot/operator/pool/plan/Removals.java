// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan;

import dev.cryptopilot.operator.pool.observe.PoolFacts;
import dev.cryptopilot.operator.pool.observe.SlotsFacts;
import dev.cryptopilot.operator.pool.plan.upkeep.Volumes;
import java.util.ArrayList;
import java.util.List;

/** Takes a deleted pool away: each pod when no bot has a slot in it, the token last. */
final class Removals {

  private Removals() {}

  static List<PoolAction> of(PoolFacts facts, PodDrafts drafts) {
    List<PoolAction> actions = new ArrayList<>();
    for (PodDraft draft : drafts.all()) {
      boolean known = !(draft.facts().slots() instanceof SlotsFacts.Unreadable);
      if (draft.facts().slottedBots().isEmpty() && known) {
        PodActions.remove(draft.facts()).ifPresent(actions::add);
      } else {
        actions.addAll(PodActions.keepWhileDeleting(facts, draft));
      }
    }
    actions.addAll(Volumes.actions(facts));
    if (facts.pods().isEmpty() && facts.tokenExists()) {
      actions.add(new PoolAction.RemoveToken());
    }
    return List.copyOf(actions);
  }
}
