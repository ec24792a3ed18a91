// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.slots;

/**
 * How a bot with goal {@link Goal#DRAINED} gives up its open trades.
 *
 * @param positions close at market, or keep
 * @param timeoutSeconds how long closing may take, in seconds
 */
public record Drain(Positions positions, long timeoutSeconds) {

  /** What happens to open trades. The names are the words of the protocol. */
  public enum Positions {
    /** Exit all at market and wait until none is open. */
    Close,
    /** Stop at once; the trades stay open on the exchange. */
    Keep
  }
}
