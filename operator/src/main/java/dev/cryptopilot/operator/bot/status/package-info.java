// SPDX-License-Identifier: Apache-2.0
/** Builds the status of a Bot. */
package dev.cryptopilot.operator.bot.status;
