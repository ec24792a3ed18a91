// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.pools;

import dev.cryptopilot.api.bots.BotDirectory;
import dev.cryptopilot.api.http.Access;
import dev.cryptopilot.api.http.Answer;
import dev.cryptopilot.api.http.ApiError;
import dev.cryptopilot.api.http.Call;
import dev.cryptopilot.api.http.Refused;
import dev.cryptopilot.api.http.Route;
import dev.cryptopilot.api.http.Tier;
import dev.cryptopilot.api.wallet.BotRef;
import dev.cryptopilot.crds.bot.Bot;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Pools of a person. */
public final class PoolRoutes {

  private static final String MINE = "/api/freqtrade/pool/my-";
  private static final int STANDARD_CAPACITY = 10;

  private final PoolCensus census;
  private final BotDirectory directory;
  private final PoolChecks checks;
  private final Clock clock;

  public PoolRoutes(PoolCensus census, BotDirectory directory, PoolChecks checks, Clock clock) {
    this.census = census;
    this.directory = directory;
    this.checks = checks;
    this.clock = clock;
  }

  public List<Route> routes() {
    Access user = new Access.User();
    return List.of(
        Route.get(MINE + "pools", user, call -> Answer.ok(pools(call.caller().userId()))),
        Route.post(MINE + "health-check", user, this::check),
        Route.post(MINE + "cleanup", user, this::cleanup),
        Route.get("/api/pool/user/{userId}", user, this::ofUser).tier(Tier.C),
        Route.get("/api/pool/bot/{id}", new Access.Owner("id"), this::ofBot).tier(Tier.C));
  }

  private Map<String, Object> pools(String owner) {
    List<PodFacts> pods = census.of(owner);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("success", true);
    body.put("poolMode", true);
    body.put("userId", owner);
    body.put("totalPools", pods.size());
    body.put("totalBots", pods.stream().mapToInt(pod -> pod.bots().size()).sum());
    body.put(
        "maxBotsPerPool",
        pods.stream()
            .mapToInt(pod -> pod.pool().getSpec().slotsPerPod())
            .max()
            .orElse(STANDARD_CAPACITY));
    body.put("pools", pods.stream().map(PoolView::pod).toList());
    body.put("bots", pods.stream().flatMap(pod -> PoolView.bots(pod).stream()).toList());
    return body;
  }

  private Answer check(Call call) {
    Instant began = clock.instant();
    String owner = call.caller().userId();
    String request = call.requestId() + "-" + began.toEpochMilli();
    checks.look(PodFacts.pools(census.of(owner)), request, call.deadline());
    Instant done = clock.instant();
    return Answer.ok(
        PoolHealth.of(census.of(owner), done)
            .body(began, Duration.between(began, done).toMillis()));
  }

  /** The operator leaves nothing behind that somebody would have to clean up. */
  private Answer cleanup(Call call) {
    String owner = call.caller().userId();
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("success", true);
    body.put("userId", owner);
    body.put("checkedBots", directory.ofOwner(owner).size());
    body.put("removedBots", 0);
    body.put("removedFromState", List.of());
    body.put("removedFromFilesystem", List.of());
    body.put("errors", List.of());
    body.put("message", "Nothing to clean up: slots of deleted bots are freed by themselves.");
    return Answer.ok(body);
  }

  private Answer ofUser(Call call) {
    String asked = call.path().get("userId");
    if (!call.caller().isAdmin() && !call.caller().userId().equals(asked)) {
      throw new Refused(ApiError.forbidden("These are another user's pools."));
    }
    return Answer.ok(pools(asked));
  }

  private Answer ofBot(Call call) {
    Bot bot =
        directory
            .find(new BotRef(call.bot().owner(), call.bot().instanceId()))
            .orElseThrow(() -> new Refused(ApiError.notFound("Bot not found.")));
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("success", true);
    body.put("instanceId", call.bot().instanceId());
    body.put("isPooled", true);
    body.put("mode", "pooled");
    body.put("connection", PoolView.connection(bot));
    return Answer.ok(body);
  }
}
