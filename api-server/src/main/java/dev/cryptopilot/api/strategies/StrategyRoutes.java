// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.strategies;

import dev.cryptopilot.api.http.Access;
import dev.cryptopilot.api.http.Answer;
import dev.cryptopilot.api.http.ApiError;
import dev.cryptopilot.api.http.Call;
import dev.cryptopilot.api.http.Refused;
import dev.cryptopilot.api.http.Route;
import dev.cryptopilot.api.http.Tier;
import dev.cryptopilot.crds.strategy.Strategy;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lists of strategies. */
public final class StrategyRoutes {

  private final StrategyShelf shelf;
  private final Clock clock;

  public StrategyRoutes(StrategyShelf shelf, Clock clock) {
    this.shelf = shelf;
    this.clock = clock;
  }

  public List<Route> routes() {
    Access user = new Access.User();
    return List.of(
        Route.get("/api/freqtrade/strategies", user, this::list),
        Route.get("/api/freqtrade/strategies/enhanced", user, this::enhanced),
        Route.get("/api/strategies", user, this::files).tier(Tier.C),
        Route.get("/api/strategies/{name}", user, this::file).tier(Tier.C));
  }

  private Answer list(Call call) {
    return Answer.ok(
        Map.of("success", true, "strategies", visible(call).map(StrategyView::of).toList()));
  }

  private Answer enhanced(Call call) {
    return Answer.ok(
        Map.of(
            "success", true, "strategies", visible(call).map(EnhancedStrategyView::of).toList()));
  }

  private Answer files(Call call) {
    List<Map<String, Object>> files =
        visible(call)
            .map(StrategyView::of)
            .map(
                one ->
                    Map.<String, Object>of(
                        "name", one.name(), "path", one.fileName(), "isDefault", false))
            .toList();
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("strategies", files);
    body.put("defaultStrategy", files.isEmpty() ? "" : files.getFirst().get("name"));
    body.put("timestamp", clock.instant());
    return Answer.ok(body);
  }

  private Answer file(Call call) {
    String name = call.path().get("name");
    Strategy found =
        shelf
            .find(call.caller().userId(), name)
            .orElseThrow(
                () ->
                    new Refused(
                        ApiError.notFound("Strategy not found: there is no " + name + ".")));
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("strategy", found.getSpec().className());
    body.put("exists", true);
    body.put("isDefault", false);
    body.put("timestamp", clock.instant());
    return Answer.ok(body);
  }

  private java.util.stream.Stream<Strategy> visible(Call call) {
    return shelf.of(call.caller().userId()).stream();
  }
}
