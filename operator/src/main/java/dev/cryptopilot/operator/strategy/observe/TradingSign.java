// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.observe;

import java.util.Optional;

/**
 * What changes with the market: figures, open trades.
 *
 * @param waitsForFlat a restart waits until its open trades are closed
 * @param flat it has no open trade, as far as is known
 * @param worth what it owned when it was last asked
 * @param vitals what its process counts about itself
 */
public record TradingSign(
    boolean waitsForFlat, boolean flat, Optional<Worth> worth, Optional<Vitals> vitals) {

  /** Nothing is known of it. */
  public static final TradingSign UNKNOWN =
      new TradingSign(false, true, Optional.empty(), Optional.empty());
}
