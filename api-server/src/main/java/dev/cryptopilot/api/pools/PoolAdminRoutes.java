// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.pools;

import dev.cryptopilot.api.bots.Fields;
import dev.cryptopilot.api.http.Access;
import dev.cryptopilot.api.http.Answer;
import dev.cryptopilot.api.http.ApiError;
import dev.cryptopilot.api.http.Body;
import dev.cryptopilot.api.http.Call;
import dev.cryptopilot.api.http.Json;
import dev.cryptopilot.api.http.Refused;
import dev.cryptopilot.api.http.Route;
import dev.cryptopilot.api.http.Tier;
import dev.cryptopilot.crds.TextForm;
import dev.cryptopilot.crds.pool.PoolTotals;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Pools of everybody, for administrators. */
public final class PoolAdminRoutes {

  private static final int STANDARD_SLOTS = 10;
  private static final int STANDARD_PODS = 5;

  private final PoolCensus census;
  private final PoolWriter writer;
  private final PoolChecks checks;
  private final Clock clock;

  public PoolAdminRoutes(PoolCensus census, PoolWriter writer, PoolChecks checks, Clock clock) {
    this.census = census;
    this.writer = writer;
    this.checks = checks;
    this.clock = clock;
  }

  public List<Route> routes() {
    Access admin = new Access.Admin();
    return List.of(
        Route.get("/api/pool/status", admin, this::status).tier(Tier.C),
        Route.get("/api/pool/stats", admin, this::stats).tier(Tier.C),
        Route.post("/api/pool/health-check", admin, this::check).tier(Tier.C),
        Route.post("/api/pool/cleanup", admin, this::cleanup).tier(Tier.C),
        Route.post("/api/pool/containers", admin, this::create).body(Body.REQUIRED).tier(Tier.C),
        Route.delete("/api/pool/containers/{name}", admin, this::delete).tier(Tier.C));
  }

  private Answer status(Call call) {
    List<PodFacts> pods = census.all();
    Instant now = clock.instant();
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("success", true);
    body.put("poolMode", true);
    body.put("totalPools", pods.size());
    body.put("totalBots", pods.stream().mapToInt(pod -> pod.bots().size()).sum());
    body.put("pools", pods.stream().map(PoolView::podWithOwner).toList());
    body.put("health", PoolHealth.of(pods, now).summary(now));
    return Answer.ok(body);
  }

  private Answer stats(Call call) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("success", true);
    body.put(
        "pools",
        census.pools().stream()
            .map(
                pool -> {
                  Map<String, Object> view = new LinkedHashMap<>();
                  view.put("name", pool.getMetadata().getName());
                  view.put("userId", pool.getSpec().tenancy().soleOwner().orElse(""));
                  view.put("totals", pool.statusOrEmpty().totalsSeen().orElseGet(PoolTotals::none));
                  return view;
                })
            .toList());
    return Answer.ok(body);
  }

  private Answer check(Call call) {
    Instant began = clock.instant();
    String request = call.requestId() + "-" + began.toEpochMilli();
    checks.look(census.pools(), request, call.deadline());
    Instant done = clock.instant();
    return Answer.ok(
        PoolHealth.of(census.all(), done).body(began, Duration.between(began, done).toMillis()));
  }

  private Answer cleanup(Call call) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("success", true);
    body.put("removedPools", List.of());
    body.put("syncResults", Map.of());
    body.put("message", "Nothing to clean up: empty pods are removed by themselves.");
    return Answer.ok(body);
  }

  private Answer create(Call call) {
    Fields fields = new Fields(call.body().orElseGet(() -> Json.mapper().createObjectNode()));
    String name = fields.text("name").orElse("");
    if (!name.matches(TextForm.OBJECT_NAME)) {
      fields.wrong("name", "must be " + TextForm.words(TextForm.OBJECT_NAME));
    }
    String owner = fields.text("owner").orElse("");
    if (!owner.isEmpty() && !owner.matches(TextForm.OWNER)) {
      fields.wrong("owner", "must be " + TextForm.words(TextForm.OWNER));
    }
    int slots = fields.integer("slotsPerPod", STANDARD_SLOTS, 1, 100);
    int most = fields.integer("maxPods", STANDARD_PODS, 1, 500);
    fields.check();
    writer.create(name, owner, slots, most);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("success", true);
    body.put("message", "Pool " + name + " is made.");
    body.put("name", name);
    return Answer.ok(body);
  }

  private Answer delete(Call call) {
    String name = call.path().get("name");
    if (census.pool(name).isEmpty()) {
      throw new Refused(ApiError.notFound("There is no pool " + name + "."));
    }
    writer.delete(name);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("success", true);
    body.put("message", "Pool " + name + " goes when its last bot has left.");
    return Answer.ok(body);
  }
}
