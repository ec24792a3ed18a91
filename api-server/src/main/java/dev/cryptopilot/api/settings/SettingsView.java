// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.settings;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cryptopilot.api.bots.ContainerStatus;
import dev.cryptopilot.api.bots.InstanceIds;
import dev.cryptopilot.api.bots.Place;
import dev.cryptopilot.api.http.Json;
import dev.cryptopilot.crds.bot.Bot;
import dev.cryptopilot.crds.bot.Risk;
import dev.cryptopilot.crds.bot.TradeMode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Risk settings as the web client reads them. Pure. */
final class SettingsView {

  /** What the four fields may be. */
  static final Map<String, Object> SCHEMA =
      Map.of(
          "riskLevel", Map.of("type", "number", "min", 0, "max", 100, "default", 50),
          "autoRebalance", Map.of("type", "boolean", "default", true),
          "dcaEnabled", Map.of("type", "boolean", "default", true),
          "enabled", Map.of("type", "boolean", "default", true));

  private SettingsView() {}

  /** The four fields, what follows from them, and everything else that is stored with them. */
  static ObjectNode settings(Bot bot) {
    ObjectNode view = Json.mapper().createObjectNode();
    Optional<Risk> stored = bot.getSpec().riskSettings();
    stored.ifPresent(
        risk ->
            risk.other()
                .forEach((name, value) -> view.set(name, Json.mapper().valueToTree(value))));
    RiskSettings settings = RiskSettings.of(bot);
    view.setAll(plain(settings));
    ObjectNode limits = (ObjectNode) view.path("riskConfig");
    stored.ifPresent(
        risk -> limits.setAll(Json.mapper().<ObjectNode>valueToTree(risk.riskConfig())));
    view.put("createdAt", bot.getMetadata().getCreationTimestamp());
    if (!view.has("updatedAt")) {
      view.put("updatedAt", bot.getMetadata().getCreationTimestamp());
    }
    return view;
  }

  static ObjectNode defaults() {
    return plain(RiskSettings.DEFAULTS);
  }

  private static ObjectNode plain(RiskSettings settings) {
    ObjectNode view = settings.stored();
    view.put("riskLabel", settings.label());
    view.set("riskConfig", Json.mapper().valueToTree(RiskLimits.of(settings)));
    return view;
  }

  static List<Map<String, Object>> templates() {
    return Arrays.stream(RiskTemplate.values())
        .map(one -> Map.<String, Object>of("name", one.id(), "settings", plain(one.settings())))
        .toList();
  }

  static Map<String, Object> inList(Bot bot) {
    ObjectNode settings = settings(bot);
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("instanceId", InstanceIds.of(bot));
    view.put("poolId", Place.of(bot).map(Place::poolId).orElse(""));
    view.put("settings", settings);
    view.put("botConfig", botConfig(bot));
    view.put("defaults", defaults());
    view.put("isRunning", ContainerStatus.of(bot) == ContainerStatus.RUNNING);
    view.put("isNewBot", bot.getSpec().riskSettings().isEmpty());
    view.put("enforced", false);
    view.put("lastUpdated", settings.path("updatedAt").asText());
    return view;
  }

  /** What may be shown of a bot's configuration: no credential is ever in it. */
  static Map<String, Object> botConfig(Bot bot) {
    var spec = bot.getSpec();
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("exchange", spec.exchange().name().id());
    view.put("stake_currency", spec.market().stakeCurrency());
    view.put(
        "stake_amount", spec.market().fixedStake().map(Object.class::cast).orElse("unlimited"));
    view.put("max_open_trades", spec.market().maxOpenTrades());
    view.put("dry_run", spec.mode() == TradeMode.Paper);
    view.put("timeframe", spec.market().ownTimeframe().orElse(""));
    view.put("pairs", spec.market().pairs());
    view.put("strategy", spec.strategy().name());
    return view;
  }
}
