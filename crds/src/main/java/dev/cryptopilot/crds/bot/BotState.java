// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.bot;

/** What the owner wants the bot to do. */
public enum BotState {
  /** Trade. */
  Running,
  /** Enter no new trades; open ones are still managed and closed. */
  Paused,
  /** No process; database and logs are kept. */
  Stopped
}
