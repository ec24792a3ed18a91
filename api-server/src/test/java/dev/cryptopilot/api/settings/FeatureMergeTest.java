// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cryptopilot.api.http.Json;
import dev.cryptopilot.crds.bot.Bot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FeatureMergeTest {

  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  @Test
  void listsAreReplacedWhole() throws IOException {
    ObjectNode merged =
        FeatureMerge.merge(
            FeatureDefaults.fresh(Instant.EPOCH),
            tree("{\"takeProfitLevels\":{\"levels\":[{\"percentage\":4,\"exitPercent\":100}]}}"),
            NOW);

    JsonNode ladder = merged.path("takeProfitLevels");
    assertThat(ladder.path("levels")).hasSize(1).allMatch(JsonNode::isObject);
    assertThat(ladder.path("mode").asText()).isEqualTo("ladder");
  }

  @Test
  void membersNobodyKnowsAreKeptAndNullTakesAway() throws IOException {
    ObjectNode stored = (ObjectNode) tree("{\"ours\":{\"a\":1,\"b\":2},\"old\":true}");

    ObjectNode merged = FeatureMerge.merge(stored, tree("{\"ours\":{\"b\":null},\"new\":[]}"), NOW);

    assertThat(merged.path("ours")).isEqualTo(tree("{\"a\":1}"));
    assertThat(merged.path("old").asBoolean()).isTrue();
    assertThat(merged.path("new").isArray()).isTrue();
    assertThat(stored.path("ours").has("b")).as("what was stored is not touched").isTrue();
  }

  @Test
  void hoursOfAPauseBecomeTextAndTheFirstSaveIsRemembered() throws IOException {
    ObjectNode merged =
        FeatureMerge.merge(
            FeatureDefaults.fresh(Instant.EPOCH),
            tree("{\"dailyLossProtection\":{\"pauseUntil\":12}}"),
            NOW);

    assertThat(merged.at("/dailyLossProtection/pauseUntil").textValue()).isEqualTo("12");
    assertThat(merged.at("/_meta/createdAt").asText()).isEqualTo(Instant.EPOCH.toString());
    assertThat(merged.at("/_meta/updatedAt").asText()).isEqualTo(NOW.toString());
  }

  @Test
  void aBotWithoutFeaturesHasAllOfThemSwitchedOff() throws IOException {
    JsonNode shown = FeatureView.of(bot(""));

    assertThat(shown).hasSize(9).allMatch(group -> !group.path("enabled").asBoolean());
    assertThat(FeatureView.summary(shown)).containsEntry("enabledCount", 0);
  }

  @Test
  void emptyListsAreShownAsTheyAreStored() throws IOException {
    Bot bot = bot(", \"features\": {\"tradingSchedule\": {\"enabled\": true, \"activeDays\": []}}");

    assertThat(FeatureView.of(bot).at("/tradingSchedule/activeDays")).isEmpty();
    assertThat(FeatureView.of(bot).at("/tradingSchedule/activeDays").isArray()).isTrue();
  }

  private static Bot bot(String more) throws IOException {
    return Json.mapper()
        .treeToValue(
            tree(
                "{\"metadata\":{\"name\":\"b\"},\"spec\":{\"owner\":\"o\",\"mode\":\"Paper\",\"strategy\":"
                    + "{\"name\":\"s\"},\"exchange\":{\"name\":\"kraken\"},\"market\":{\"pairs\":"
                    + "[\"BTC/USD\"],\"stakeCurrency\":\"USD\"},\"wallet\":{\"initial\":\"1\"}"
                    + more
                    + "}}"),
            Bot.class);
  }

  private static JsonNode tree(String json) throws IOException {
    return Json.parse(json.getBytes(StandardCharsets.UTF_8));
  }
}
