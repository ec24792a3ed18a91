// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.bots;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.api.http.Json;
import dev.cryptopilot.api.portfolio.observe.Bots;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BotViewTest {

  @Test
  void aBotThatNobodyHasLookedAtYetHasNoPlaceAndUnknownHealth() {
    var view = json("");

    assertThat(view.path("instanceId").textValue()).isEqualTo("new");
    assertThat(view.path("containerStatus").textValue()).isEqualTo("unknown");
    assertThat(view.path("containerName").textValue()).isEmpty();
    assertThat(view.has("poolId")).isFalse();
    assertThat(view.path("health").textValue()).isEqualTo("Unknown");
    assertThat(view.path("stake_amount").isNumber()).isTrue();
    assertThat(view.path("dry_run").booleanValue()).isTrue();
  }

  @Test
  void aFailedBotIsAnError() {
    assertThat(json("{phase: Failed, health: Failed}").path("containerStatus").textValue())
        .isEqualTo("error");
  }

  private static com.fasterxml.jackson.databind.JsonNode json(String status) {
    return Json.mapper()
        .valueToTree(
            BotView.of(Bots.placed("new", "USDT", status), "EmaRsiStrategy", Optional.empty()));
  }
}
