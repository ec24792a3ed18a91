// SPDX-License-Identifier: Apache-2.0

/** Pools as the web client shows them. What it calls a pool is one pod of a BotPool. */
package dev.cryptopilot.api.pools;
