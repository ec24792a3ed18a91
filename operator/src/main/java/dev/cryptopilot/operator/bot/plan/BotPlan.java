// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.bot.plan;

import java.util.List;
import java.util.Optional;

/**
 * What was decided about a bot.
 *
 * @param actions in the order they are done
 * @param refusal why the spec cannot be acted on; empty = accepted
 */
public record BotPlan(List<BotAction> actions, Optional<Refusal> refusal) {

  public BotPlan {
    actions = List.copyOf(actions);
  }

  /** The settlement that is recorded in this pass, if one is. */
  public Optional<BotAction.RecordSettlement> settlement() {
    return actions.stream()
        .filter(BotAction.RecordSettlement.class::isInstance)
        .map(BotAction.RecordSettlement.class::cast)
        .findFirst();
  }

  /** Whether the bot may go. */
  public boolean removesFinalizer() {
    return actions.stream().anyMatch(BotAction.RemoveFinalizer.class::isInstance);
  }
}
