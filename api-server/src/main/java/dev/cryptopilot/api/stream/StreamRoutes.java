// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.stream;

import dev.cryptopilot.api.http.Access;
import dev.cryptopilot.api.http.Answer;
import dev.cryptopilot.api.http.Call;
import dev.cryptopilot.api.http.Route;
import dev.cryptopilot.api.http.Tier;
import java.util.List;
import java.util.Optional;

/** Event streams under every path that clients were built for, and WebSockets. */
public final class StreamRoutes {

  private static final Access USER = new Access.User();

  private final Channels channels;
  private final StrategySockets strategies;
  private final StreamPlaces places;

  public StreamRoutes(Channels channels, StrategySockets strategies, StreamPlaces places) {
    this.channels = channels;
    this.strategies = strategies;
    this.places = places;
  }

  public List<Route> routes() {
    return List.of(
        Route.get("/api/stream", USER, this::events).stream(),
        Route.get("/api/freqtrade/stream", USER, this::events).stream(),
        Route.get("/api/freqtrade/api/stream", USER, this::events).stream(),
        Route.get("/ws/strategies", USER, this::strategies).stream(),
        Route.get("/ws", USER, this::positions).stream().tier(Tier.C));
  }

  private Answer events(Call call) {
    String owner = admitted(call);
    Optional<String> lastId =
        call.request().lastEventId().or(() -> call.query().find("lastEventId"));
    return Answer.events(outlet -> channels.events(owner, outlet, lastId));
  }

  private Answer strategies(Call call) {
    String owner = admitted(call);
    return Answer.socket(socket -> strategies.opened(owner, socket));
  }

  private Answer positions(Call call) {
    String owner = admitted(call);
    return Answer.socket(socket -> channels.socket(owner, socket));
  }

  private String admitted(Call call) {
    places.check(call.caller().userId());
    return call.caller().userId();
  }
}
