// SPDX-License-Identifier: Apache-2.0
/** The resources of Crypto Pilot: {@code Bot}, {@code BotPool} and {@code Strategy}. */
package dev.cryptopilot.crds;
