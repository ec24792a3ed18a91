// SPDX-License-Identifier: Apache-2.0
/** Bots: accepts them, gives them a pool, mirrors how they do, settles them when they go. */
package dev.cryptopilot.operator.bot;
