// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.plan.analysis;

import dev.cryptopilot.operator.strategy.StrategyFixture;
import dev.cryptopilot.operator.strategy.observe.BotSign;
import dev.cryptopilot.operator.strategy.observe.ExitSign;
import dev.cryptopilot.operator.strategy.observe.Hearing;
import dev.cryptopilot.operator.strategy.observe.StrategyUse;
import dev.cryptopilot.operator.strategy.observe.TradingSign;
import dev.cryptopilot.operator.strategy.observe.Worth;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** Looks at bots, for tests; times are minutes after noon. */
final class Signs {

  private Signs() {}

  static Instant at(int minute) {
    return StrategyFixture.NOON.plusSeconds(60L * minute);
  }

  static BotSign sign(String pod, int restarts, Optional<ExitSign> exit) {
    return sign(pod, restarts, exit, Optional.empty());
  }

  private static BotSign sign(
      String pod, int restarts, Optional<ExitSign> exit, Optional<Worth> worth) {
    return new BotSign(
        false,
        false,
        false,
        false,
        true,
        true,
        restarts,
        Optional.of(pod),
        exit,
        new TradingSign(false, true, worth, Optional.empty()),
        Hearing.HEARD);
  }

  static Optional<ExitSign> exit(int minute, ExitSign.Kind kind) {
    return Optional.of(new ExitSign(at(minute), kind));
  }

  static Optional<Worth> worth(String equity, String capital, int minute) {
    return Optional.of(new Worth(new BigDecimal(equity), new BigDecimal(capital), at(minute)));
  }

  /** A ready bot that runs that version and owns that much. */
  static StrategyUse runs(String bot, String version, String equity, int minute) {
    return new StrategyUse(
        bot,
        Optional.empty(),
        Optional.of(version),
        false,
        sign("pod-0", 0, Optional.empty(), worth(equity, "1000", minute)));
  }
}
