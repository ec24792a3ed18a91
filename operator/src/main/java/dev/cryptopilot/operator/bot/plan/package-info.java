// SPDX-License-Identifier: Apache-2.0
/** What to do about a bot. Pure; no clients. */
package dev.cryptopilot.operator.bot.plan;
