// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.saga;

import java.math.BigDecimal;

/** A bot of {@link SimulatedBotMoney}. */
final class SimulatedBot {
  String funding = "";
  BigDecimal initial;
  BigDecimal profit = BigDecimal.ZERO;
  BigDecimal reserved = BigDecimal.ZERO;
  long move;
  boolean finalizer;
  boolean leaving;
  int pollsUntilSettled;

  SimulatedBot(BigDecimal initial) {
    this.initial = initial;
  }

  BigDecimal equity() {
    return initial.add(profit);
  }
}
