// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.bot.plan;

import dev.cryptopilot.operator.condition.ConditionReason;

/**
 * Why a spec cannot be acted on.
 *
 * @param message begins with the field and ends with the fix
 */
public record Refusal(ConditionReason reason, String message) {}
