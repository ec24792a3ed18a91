// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cryptopilot.api.bots.InstanceIds;
import dev.cryptopilot.api.http.Access;
import dev.cryptopilot.api.http.Answer;
import dev.cryptopilot.api.http.Body;
import dev.cryptopilot.api.http.Call;
import dev.cryptopilot.api.http.Json;
import dev.cryptopilot.api.http.Route;
import dev.cryptopilot.api.http.Tier;
import dev.cryptopilot.crds.bot.Bot;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Universal features: the page of rules around a strategy, and the monitor that acts on them. */
public final class FeatureRoutes {

  private static final String PATH = "/api/freqtrade/universal-features";
  private static final String ONE = PATH + "/{id}";
  private static final Access USER = new Access.User();
  private static final Access OWNER = new Access.Owner("id");

  private final BotSettings settings;
  private final Clock clock;

  public FeatureRoutes(BotSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  public List<Route> routes() {
    return List.of(
        Route.get(PATH, USER, this::list).tier(Tier.C),
        Route.get(ONE, OWNER, this::show),
        Route.put(ONE, OWNER, this::save).body(Body.REQUIRED),
        Route.post(ONE + "/reset", OWNER, this::reset),
        Route.post(ONE + "/resume", OWNER, this::resume),
        Route.get("/api/freqtrade/universal-features-defaults", USER, this::defaults).tier(Tier.C),
        Route.get("/api/freqtrade/trade-monitor/status", USER, this::monitor));
  }

  private Answer list(Call call) {
    List<Map<String, Object>> bots =
        settings.ofOwner(call.caller().userId()).stream()
            .map(
                bot ->
                    Map.<String, Object>of(
                        "instanceId", InstanceIds.of(bot), "features", FeatureView.of(bot)))
            .toList();
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("success", true);
    body.put("bots", bots);
    body.put("defaults", FeatureDefaults.features());
    body.put("totalBots", bots.size());
    return Answer.ok(body);
  }

  private Answer show(Call call) {
    Bot bot = settings.of(call.bot());
    return Answer.ok(body(bot, "Features of " + call.bot().instanceId() + "."));
  }

  private Answer save(Call call) {
    JsonNode sent = call.body().orElseGet(() -> Json.mapper().createObjectNode());
    Instant now = clock.instant();
    Bot saved =
        settings.saveFeatures(
            call.bot(), bot -> FeatureMerge.merge(FeatureView.stored(bot), sent, now));
    return Answer.ok(body(saved, "Features saved."));
  }

  private Answer reset(Call call) {
    Instant now = clock.instant();
    Bot saved = settings.saveFeatures(call.bot(), bot -> FeatureDefaults.fresh(now));
    return Answer.ok(body(saved, "Features are the defaults."));
  }

  /** Nothing pauses a bot's entries yet, so there is nothing that could stand against trading. */
  private Answer resume(Call call) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("success", true);
    body.put("data", Map.of("success", true));
    body.put("enforced", false);
    body.put("message", "No rule has paused " + call.bot().instanceId() + ".");
    return Answer.ok(body);
  }

  private Answer defaults(Call call) {
    return Answer.ok(
        Map.of(
            "success",
            true,
            "data",
            FeatureDefaults.features(),
            "version",
            FeatureDefaults.VERSION));
  }

  private Answer monitor(Call call) {
    int bots = settings.ofOwner(call.caller().userId()).size();
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("running", false);
    data.put("botCount", bots);
    data.put("enforced", false);
    return Answer.ok(Map.of("success", true, "data", data));
  }

  private static Map<String, Object> body(Bot bot, String message) {
    ObjectNode features = FeatureView.of(bot);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("success", true);
    body.put("data", features);
    body.put("summary", FeatureView.summary(features));
    body.put("instanceId", InstanceIds.of(bot));
    body.put("enforced", false);
    body.put("message", message);
    return body;
  }
}
