// SPDX-License-Identifier: Apache-2.0

/**
 * Watches pods and asks bots, once for everybody: one long poll a pod, and at most one question at
 * a time to a bot.
 */
package dev.cryptopilot.api.portfolio.observe;
