// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.settings;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cryptopilot.api.bots.ContainerStatus;
import dev.cryptopilot.api.bots.Fields;
import dev.cryptopilot.api.http.Access;
import dev.cryptopilot.api.http.Answer;
import dev.cryptopilot.api.http.ApiError;
import dev.cryptopilot.api.http.Body;
import dev.cryptopilot.api.http.Call;
import dev.cryptopilot.api.http.FieldError;
import dev.cryptopilot.api.http.Json;
import dev.cryptopilot.api.http.Refused;
import dev.cryptopilot.api.http.Route;
import dev.cryptopilot.api.http.Tier;
import dev.cryptopilot.crds.bot.Bot;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Universal settings: the risk page. */
public final class SettingsRoutes {

  private static final String PATH = "/api/freqtrade/universal-settings";
  private static final String ONE = PATH + "/{id}";
  private static final Access USER = new Access.User();
  private static final Access OWNER = new Access.Owner("id");
  private static final BigDecimal MOST = BigDecimal.valueOf(100);

  private final BotSettings settings;

  public SettingsRoutes(BotSettings settings) {
    this.settings = settings;
  }

  public List<Route> routes() {
    return List.of(
        Route.get(PATH, USER, this::list),
        Route.get(ONE, OWNER, this::show),
        Route.put(ONE, OWNER, this::save).body(Body.REQUIRED),
        Route.post(ONE + "/reset", OWNER, this::reset).tier(Tier.C),
        Route.get("/api/freqtrade/universal-settings-defaults", USER, this::defaults).tier(Tier.C),
        Route.get("/api/freqtrade/risk-templates", USER, this::templates).tier(Tier.C),
        Route.post("/api/freqtrade/bots/{id}/apply-risk-template", OWNER, this::apply)
            .body(Body.REQUIRED)
            .tier(Tier.C));
  }

  private Answer list(Call call) {
    List<Bot> bots = settings.ofOwner(call.caller().userId());
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("success", true);
    body.put("bots", bots.stream().map(SettingsView::inList).toList());
    body.put("defaults", SettingsView.defaults());
    body.put("totalBots", bots.size());
    body.put(
        "runningBots",
        bots.stream().filter(b -> ContainerStatus.of(b) == ContainerStatus.RUNNING).count());
    body.put("message", bots.isEmpty() ? "You have no bots yet." : "Settings of your bots.");
    return Answer.ok(body);
  }

  private Answer show(Call call) {
    Bot bot = settings.of(call.bot());
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("success", true);
    body.put("settings", SettingsView.settings(bot));
    body.put("defaults", SettingsView.defaults());
    body.put("botConfig", SettingsView.botConfig(bot));
    body.put("schema", SettingsView.SCHEMA);
    body.put("isNewBot", bot.getSpec().riskSettings().isEmpty());
    body.put("enforced", false);
    body.put("message", "Settings of " + call.bot().instanceId() + ".");
    return Answer.ok(body);
  }

  private Answer save(Call call) {
    JsonNode sent = call.body().orElseGet(() -> Json.mapper().createObjectNode());
    Fields fields = new Fields(sent);
    Optional<BigDecimal> level = fields.number("riskLevel");
    if (level.filter(l -> l.signum() < 0 || l.compareTo(MOST) > 0).isPresent()) {
      String rule = "must be a number from 0 to 100";
      throw new Refused(
          ApiError.invalid("riskLevel " + rule + ".", FieldError.inBody("riskLevel", rule))
              .with("error", "riskLevel " + rule));
    }
    boolean rebalance = fields.flag("autoRebalance", true);
    boolean dca = fields.flag("dcaEnabled", true);
    boolean enabled = fields.flag("enabled", true);
    fields.check();
    Bot saved =
        settings.saveRisk(
            call.bot(),
            bot -> {
              RiskSettings old = RiskSettings.of(bot);
              // A saved page switches the settings on, unless it says otherwise.
              return new RiskSettings(
                  level.map(l -> l.setScale(0, RoundingMode.HALF_UP)).orElse(old.riskLevel()),
                  sent.has("autoRebalance") ? rebalance : old.autoRebalance(),
                  sent.has("dcaEnabled") ? dca : old.dcaEnabled(),
                  enabled);
            });
    return saved(saved, "Settings saved.");
  }

  private Answer reset(Call call) {
    return saved(
        settings.saveRisk(call.bot(), bot -> RiskSettings.DEFAULTS), "Settings are the defaults.");
  }

  private Answer apply(Call call) {
    Fields fields = new Fields(call.body().orElseGet(() -> Json.mapper().createObjectNode()));
    Optional<RiskTemplate> template = fields.text("templateName").flatMap(RiskTemplate::named);
    if (template.isEmpty()) {
      fields.wrong("templateName", "must be one of " + RiskTemplate.ids());
    }
    fields.check();
    RiskSettings wanted = template.orElseThrow().settings();
    return saved(
        settings.saveRisk(call.bot(), bot -> wanted),
        "Template " + template.get().id() + " applied.");
  }

  private Answer defaults(Call call) {
    return Answer.ok(Map.of("success", true, "defaults", SettingsView.defaults()));
  }

  private Answer templates(Call call) {
    return Answer.ok(Map.of("success", true, "templates", SettingsView.templates()));
  }

  private static Answer saved(Bot bot, String message) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("success", true);
    body.put("settings", SettingsView.settings(bot));
    body.put("enforced", false);
    body.put("message", message);
    return Answer.ok(body);
  }
}
