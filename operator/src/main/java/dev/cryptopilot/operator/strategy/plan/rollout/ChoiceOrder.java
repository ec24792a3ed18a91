// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.plan.rollout;

import dev.cryptopilot.operator.strategy.observe.StrategyUse;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.zip.CRC32;

/**
 * Who gets a new version before whom: channel candidate, then paper before live, then bots that
 * have to be restarted anyway, then those that work before those that do not, then flat before in
 * position. Else by chance, but the same for everybody who looks: not always the same bots.
 */
final class ChoiceOrder {

  private ChoiceOrder() {}

  static Comparator<StrategyUse> of(String version, String stable) {
    return Comparator.comparing((StrategyUse use) -> !use.sign().first())
        .thenComparing(use -> use.sign().live())
        .thenComparing(use -> use.running().isEmpty() || use.runs(stable))
        .thenComparing(use -> !use.sign().ready())
        .thenComparing(use -> !use.sign().trading().flat())
        .thenComparing(use -> lot(use.bot(), version))
        .thenComparing(StrategyUse::bot);
  }

  private static long lot(String bot, String version) {
    CRC32 crc = new CRC32();
    crc.update((version + '/' + bot).getBytes(StandardCharsets.UTF_8));
    return crc.getValue();
  }
}
