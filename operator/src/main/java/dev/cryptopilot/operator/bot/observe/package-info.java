// SPDX-License-Identifier: Apache-2.0
/** What is known about a bot before anything is decided. */
package dev.cryptopilot.operator.bot.observe;
