// SPDX-License-Identifier: Apache-2.0

/**
 * Changes that touch a bot and the books: each step is recorded, and goes on after a crash.
 *
 * <p>A saga's step observes (asks the bot), plans ({@link dev.cryptopilot.api.saga.SagaPlanner},
 * pure) and applies: entries, allocation and the saga's next stage are written in one transaction.
 * Asking the bot may happen twice and has one effect; the transaction happens once, because the
 * saga's version admits one writer.
 */
package dev.cryptopilot.api.saga;
