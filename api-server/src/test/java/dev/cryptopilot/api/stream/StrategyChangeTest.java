// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.api.strategies.StrategyView;
import dev.cryptopilot.api.stream.StrategyChange.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class StrategyChangeTest {

  private static final Shown DCA = shown("Dca", "1");
  private static final Shown EMA = shown("Ema", "1");
  private static final Shown EMA_EDITED = shown("Ema", "2");
  private static final Shown GRID = shown("Grid", "1");

  @Test
  void addedEditedRemoved() {
    assertThat(StrategyChange.between(List.of(DCA, EMA), List.of(EMA_EDITED, GRID)))
        .containsExactly(
            new StrategyChange(Kind.REMOVED, DCA),
            new StrategyChange(Kind.EDITED, EMA_EDITED),
            new StrategyChange(Kind.ADDED, GRID));
  }

  @Test
  void theSameIsNoChange() {
    assertThat(StrategyChange.between(List.of(DCA, EMA), List.of(EMA, DCA))).isEmpty();
  }

  private static Shown shown(String name, String edition) {
    return new Shown(new StrategyView(name, name, "", name + ".py"), name, edition);
  }
}
