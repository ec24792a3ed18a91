// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.plan.rollout;

import dev.cryptopilot.operator.strategy.observe.StrategyUse;
import java.util.Comparator;

/**
 * Who goes back before whom: those that do not work before those that trade, then live before
 * paper. Bots without a process are last: the bad version does nothing to them.
 */
final class ReturnOrder {

  private ReturnOrder() {}

  static Comparator<StrategyUse> worstFirst() {
    return Comparator.comparing((StrategyUse use) -> use.sign().stopped() || !use.sign().placed())
        .thenComparing(use -> use.sign().ready())
        .thenComparing(use -> !use.sign().live())
        .thenComparing(StrategyUse::bot);
  }
}
