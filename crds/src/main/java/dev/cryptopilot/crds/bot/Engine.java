// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.bot;

/** What runs the bot's strategy. */
public enum Engine {
  /** A freqtrade process, the usual way. */
  Freqtrade,
  /** A script that is run every so often under limits of time and memory. */
  Interval
}
