// SPDX-License-Identifier: Apache-2.0
/** The {@code BotPool} resource. */
package dev.cryptopilot.crds.pool;
