// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.bots;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.crds.bot.Bot;
import io.fabric8.kubernetes.client.utils.Serialization;
import org.junit.jupiter.api.Test;

class AskedTest {

  private static final String FIRST = "2026-11-22T08:00:00Z";
  private static final String SECOND = "2026-11-22T08:00:05Z";

  private final Bot failed = bot(1, 1, "Failed", FIRST);

  @Test
  void theFailureOfTheProcessBeforeSaysNothingAboutTheChange() {
    Asked changed = new Asked(failed, bot(2, 1, "Failed", FIRST));

    assertThat(changed.isSeenIn(bot(2, 1, "Failed", FIRST))).isFalse();
    Bot notYet = bot(2, 2, "Failed", FIRST);
    assertThat(changed.isSeenIn(notYet)).isTrue();
    assertThat(changed.isDeniedBy(notYet)).isFalse();
    assertThat(changed.isDeniedBy(bot(2, 2, "Starting", FIRST))).isFalse();
    assertThat(changed.isDeniedBy(bot(2, 2, "Failed", SECOND))).isTrue();
  }

  @Test
  void whereNothingHasChangedTheFailureStillHolds() {
    assertThat(new Asked(failed, failed).isDeniedBy(failed)).isTrue();
  }

  @Test
  void aChangeThatSomebodyElseHasJustMadeCountsToo() {
    Bot patched = bot(2, 1, "Failed", FIRST);

    assertThat(new Asked(patched, patched).isDeniedBy(bot(2, 2, "Failed", FIRST))).isFalse();
  }

  @Test
  void aBotThatFailsAfterTheChangeIsDenied() {
    Asked changed = new Asked(bot(1, 1, "Running", FIRST), bot(2, 1, "Running", FIRST));

    assertThat(changed.isDeniedBy(bot(2, 2, "Failed", FIRST))).isTrue();
  }

  private static Bot bot(long generation, long observed, String phase, String exit) {
    return Serialization.unmarshal(
        """
        apiVersion: crypto-pilot.dev/v1alpha1
        kind: Bot
        metadata: {name: b, generation: %d}
        status:
          observedGeneration: %d
          phase: %s
          lastExit: {code: 1, reason: StakeCurrencyNotOnExchange, at: "%s"}
        """
            .formatted(generation, observed, phase, exit),
        Bot.class);
  }
}
