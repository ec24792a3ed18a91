// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.bot.plan;

import dev.cryptopilot.crds.bot.Settlement;
import dev.cryptopilot.crds.pool.BotPool;

/** What can be done about a bot. Its finalizer is added by the SDK before the first plan. */
public sealed interface BotAction {

  /** Make the pool that bots of this owner go to when they name none. */
  record CreateDefaultPool(BotPool pool) implements BotAction {}

  /** Write down what the bot was worth in the end; once and for ever. */
  record RecordSettlement(Settlement settlement) implements BotAction {}

  /** Let the bot go: it has no process, no slot, and is settled. */
  record RemoveFinalizer() implements BotAction {}
}
