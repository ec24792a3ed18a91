// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.stream;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cryptopilot.api.bots.InstanceIds;
import dev.cryptopilot.api.http.Json;
import dev.cryptopilot.api.http.Socket;
import dev.cryptopilot.api.strategies.StrategyView;
import dev.cryptopilot.crds.bot.Bot;
import dev.cryptopilot.crds.strategy.Strategy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Tells clients of {@code /ws/strategies} which strategies they can use. */
public final class StrategySockets {

  private final Function<String, List<Strategy>> shelf;
  private final Function<String, List<Bot>> bots;
  private final StreamPlaces places;
  private final Map<Socket, Client> open = new ConcurrentHashMap<>();

  private record Client(String owner, List<Shown> has) {}

  /**
   * No client yet.
   *
   * @param shelf what an owner may use
   * @param bots of an owner
   */
  public StrategySockets(
      Function<String, List<Strategy>> shelf,
      Function<String, List<Bot>> bots,
      StreamPlaces places) {
    this.shelf = shelf;
    this.bots = bots;
    this.places = places;
  }

  /** Sends the list, and changes until the client is gone. */
  void opened(String owner, Socket socket) {
    if (!places.take(owner)) {
      socket.close();
      return;
    }
    List<Shown> list = enlisted(owner, socket);
    socket.onClose(
        () -> {
          places.leave(owner);
          open.remove(socket);
        });
    socket.onText(text -> answer(socket, text));
    socket.send(text(Map.of("type", "strategies:list", "strategies", views(list))));
  }

  /** Under the same lock as {@link #look}, so that no change falls between list and enlisting. */
  private synchronized List<Shown> enlisted(String owner, Socket socket) {
    List<Shown> list = list(owner);
    open.put(socket, new Client(owner, list));
    return list;
  }

  /** A client's ping; other words are not for us. */
  static void answer(Socket socket, String text) {
    try {
      JsonNode message = Json.parse(text.getBytes(StandardCharsets.UTF_8));
      if (message.path("type").asText().equals("ping")) {
        socket.send(text(Map.of("type", "pong")));
      }
    } catch (IOException e) {
      // Not JSON: nothing we know an answer to.
      socket.send(text(Map.of("type", "error", "message", "messages are JSON with a type")));
    }
  }

  /** Tells everybody whose list is another by now. Call it after every change of a strategy. */
  public synchronized void look() {
    open.forEach(
        (socket, client) -> {
          List<Shown> now = list(client.owner());
          List<StrategyChange> changes = StrategyChange.between(client.has(), now);
          if (!changes.isEmpty()) {
            open.replace(socket, new Client(client.owner(), now));
            changes.forEach(change -> socket.send(text(message(client.owner(), change, now))));
          }
        });
  }

  /** Shows that connections live. */
  public void heartbeat() {
    open.keySet().forEach(Socket::ping);
  }

  private List<Shown> list(String owner) {
    return shelf.apply(owner).stream().map(Shown::of).toList();
  }

  private Map<String, Object> message(String owner, StrategyChange change, List<Shown> now) {
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("type", change.type().name().toLowerCase(Locale.ROOT));
    event.put("strategy", change.strategy().view().name());
    event.put("affectedBots", affected(owner, change.strategy().resource()));
    event.put("availableStrategies", views(now));
    Map<String, Object> message = new LinkedHashMap<>();
    message.put("type", "strategies:changed");
    message.put("event", event);
    message.put("availableStrategies", views(now));
    return message;
  }

  private List<String> affected(String owner, String resource) {
    return bots.apply(owner).stream()
        .filter(bot -> bot.getSpec().strategy().name().equals(resource))
        .map(InstanceIds::of)
        .toList();
  }

  private static List<StrategyView> views(List<Shown> list) {
    return list.stream().map(Shown::view).toList();
  }

  private static String text(Object message) {
    return new String(Json.bytes(message), StandardCharsets.UTF_8);
  }
}
