// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.stream;

import static dev.cryptopilot.api.portfolio.observe.Bots.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cryptopilot.api.http.Json;
import dev.cryptopilot.api.portfolio.observe.Bots;
import dev.cryptopilot.api.portfolio.observe.Sight;
import dev.cryptopilot.api.portfolio.plan.Aggregation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RoundPlannerTest {

  private static final String BTC = "{\"trade_id\":1,\"pair\":\"BTC/USD\",\"is_open\":true}";
  private static final String ETH = "{\"trade_id\":2,\"pair\":\"ETH/USD\",\"is_open\":true}";

  @Test
  void theFirstRoundTellsNoChanges() {
    assertThat(RoundPlanner.plan(Optional.empty(), view(live("1000", BTC))))
        .extracting(Draft::name)
        .containsExactly("portfolio", "positions");
  }

  @Test
  void anotherPriceIsNoUpdateOfBots() {
    assertThat(plan(view(live("1000", BTC)), view(live("1001", BTC))))
        .extracting(Draft::name)
        .containsExactly("portfolio", "positions");
  }

  @Test
  void tradesBeginAndEnd() {
    List<Draft> drafts = plan(view(live("1000", BTC)), view(live("1000", ETH)));

    assertThat(drafts).extracting(Draft::name).startsWith("trade", "trade", "portfolio");
    JsonNode closed = json(drafts.getFirst());
    JsonNode opened = json(drafts.get(1));
    assertThat(closed.path("event").asText()).isEqualTo("closed");
    assertThat(closed.at("/position/pair").asText()).isEqualTo("BTC/USD");
    assertThat(closed.at("/position/status").asText()).isEqualTo("closed");
    assertThat(opened.path("event").asText()).isEqualTo("opened");
    assertThat(opened.at("/position/botId").asText()).isEqualTo("one");
  }

  @Test
  void silenceIsNotTheEndOfATrade() {
    View silent = view(Bots.sight(Bots.bot("one", "USD"), Sight.Seen.STALE, "1000"));

    assertThat(plan(view(live("1000", BTC)), silent))
        .extracting(Draft::name)
        .containsExactly("portfolio", "positions", "bot_update");
  }

  @Test
  void aBotThatCameOrWentIsAnUpdate() {
    assertThat(plan(view(), view(live("1000")))).extracting(Draft::name).contains("bot_update");
    assertThat(plan(view(live("1000")), view())).extracting(Draft::name).contains("bot_update");
  }

  @Test
  void positionsHaveTheNamesOfTheStream() {
    JsonNode body = json(RoundPlanner.plan(Optional.empty(), view(live("1000", BTC))).getLast());

    assertThat(body.path("count").intValue()).isEqualTo(1);
    JsonNode position = body.at("/positions/0");
    for (String name :
        List.of(
            "botId",
            "pair",
            "side",
            "amount",
            "entryPrice",
            "currentPrice",
            "pnl",
            "pnlPercent",
            "status")) {
      assertThat(position.has(name)).as(name).isTrue();
    }
  }

  private static List<Draft> plan(View before, View now) {
    return RoundPlanner.plan(Optional.of(before), now);
  }

  private static Sight live(String value, String... trades) {
    return Bots.live(Bots.bot("one", "USD"), value, trades);
  }

  private static View view(Sight... sights) {
    return View.of(Aggregation.of(List.of(sights), "USD", Map.of(), NOW));
  }

  private static JsonNode json(Draft draft) {
    return Json.mapper().valueToTree(draft.body());
  }
}
