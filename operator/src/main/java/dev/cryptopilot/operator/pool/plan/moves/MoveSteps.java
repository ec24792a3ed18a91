// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan.moves;

import dev.cryptopilot.operator.pool.observe.BotFacts;
import dev.cryptopilot.operator.pool.observe.PodFacts;
import dev.cryptopilot.operator.pool.observe.PoolFacts;
import dev.cryptopilot.operator.slots.DesiredBot;

/** What moves do to the slots that are there. Pure: each step follows from slots and reports. */
public final class MoveSteps {

  private MoveSteps() {}

  /**
   * The step of one slot.
   *
   * @param sealedBeside bots of the pod that are sealed for moves by now
   */
  public static SlotStep of(
      PoolFacts facts, PodFacts pod, DesiredBot slot, BotFacts bot, int sealedBeside) {
    SlotContext context = SlotContext.of(facts, pod, slot, bot, sealedBeside);
    return switch (context.role()) {
      case LEAVING -> new SlotStep.Follow();
      case ORDINARY -> SourceStep.running(context);
      case COMMITTED -> {
        SlotStep asSource = SourceStep.running(context);
        yield asSource instanceof SlotStep.Follow ? TargetStep.committed(context) : asSource;
      }
      case SEALED -> SourceStep.sealed(context);
      case RESERVED -> TargetStep.reserved(context);
      case CANCELLED -> TargetStep.cancelled(context);
    };
  }
}
