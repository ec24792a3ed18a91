// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.bot;

/** What happens to open positions when a bot is deleted. */
public enum PositionPolicy {
  /** They are closed at the market price first. */
  Close,
  /** They are left as they are on the exchange. */
  Keep
}
