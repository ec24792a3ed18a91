// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.bot;

/** How long an order stays in the book. */
public enum TimeInForce {
  /** Until it is filled or cancelled. */
  GTC,
  /** Filled at once and whole, or not at all. */
  FOK,
  /** What can be filled at once; the rest is cancelled. */
  IOC,
  /** Only as a maker order. */
  PO
}
