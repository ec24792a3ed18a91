// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.portfolio.plan;

import java.util.Optional;

/** A pair such as BTC/USDT: what one unit of base costs in quote. */
public record PricedPair(String base, String quote) implements Comparable<PricedPair> {

  /** Of {@code BASE/QUOTE} or {@code BASE/QUOTE:SETTLE}; empty for anything else. Pure. */
  public static Optional<PricedPair> of(String pair) {
    int colon = pair.indexOf(':');
    String[] sides = (colon < 0 ? pair : pair.substring(0, colon)).split("/", -1);
    return sides.length == 2 && !sides[0].isBlank() && !sides[1].isBlank()
        ? Optional.of(new PricedPair(sides[0], sides[1]))
        : Optional.empty();
  }

  @Override
  public int compareTo(PricedPair other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return base + "/" + quote;
  }
}
