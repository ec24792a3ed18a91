// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.render;

import java.util.Map;
import java.util.TreeMap;

/** Completes {@code entry_pricing} and {@code exit_pricing}, which freqtrade wants in any case. */
final class PriceSides {

  private PriceSides() {}

  static Map<String, Object> complete(Map<String, Object> config) {
    Map<String, Object> completed = new TreeMap<>(config);
    for (String side : new String[] {"entry", "exit"}) {
      String section = side + "_pricing";
      Map<String, Object> standard = new TreeMap<>();
      // freqtrade refuses market orders priced on their own side of the book.
      standard.put("price_side", isMarket(config, side) ? "other" : "same");
      standard.put("use_order_book", true);
      standard.put("order_book_top", 1);
      completed.put(section, DeepMerge.merge(standard, DeepMerge.child(config, section)));
    }
    return completed;
  }

  private static boolean isMarket(Map<String, Object> config, String side) {
    return "market".equals(DeepMerge.child(config, "order_types").get(side));
  }
}
