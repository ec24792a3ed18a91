// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.strategy;

/** An analysis of freqtrade's own that validation can make besides the usual. */
public enum Analysis {
  /** Whether entries, exits or indicators change once later candles are taken away. */
  Lookahead,
  /** Whether indicators still change with more candles before than the strategy asks for. */
  Recursive
}
