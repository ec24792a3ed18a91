// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.bot;

/** Whether orders go to the exchange. */
public enum TradeMode {
  /** Simulated orders and a simulated wallet. */
  Paper,
  /** Real orders with the owner's exchange keys. */
  Live
}
