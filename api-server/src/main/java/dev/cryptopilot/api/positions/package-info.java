// SPDX-License-Identifier: Apache-2.0

/** Trades of all bots of a person, under both sets of names that clients read. */
package dev.cryptopilot.api.positions;
