// SPDX-License-Identifier: Apache-2.0
/** Conditions of all three kinds: what is claimed, and how claims become a status list. */
package dev.cryptopilot.operator.condition;
