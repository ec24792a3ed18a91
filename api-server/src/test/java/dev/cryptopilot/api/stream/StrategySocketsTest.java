// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cryptopilot.api.http.Socket;
import dev.cryptopilot.api.portfolio.observe.Bots;
import dev.cryptopilot.crds.strategy.Strategy;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class StrategySocketsTest {

  private final List<Strategy> shelf = new ArrayList<>(List.of(strategy("ema-rsi", "EmaRsi", 1)));
  private final StrategySockets sockets =
      new StrategySockets(
          owner -> List.copyOf(shelf),
          owner -> List.of(Bots.bot("one", "USD")),
          new StreamPlaces(1, 9));
  private final SimulatedSocket socket = new SimulatedSocket();

  @Test
  void theListComesAtOnceInTheFormOfTheRestAnswer() {
    sockets.opened("alice", socket);

    JsonNode list = socket.sent.getFirst();
    assertThat(list.path("type").asText()).isEqualTo("strategies:list");
    assertThat(list.at("/strategies/0/className").asText()).isEqualTo("EmaRsi");
    assertThat(list.at("/strategies/0").has("description")).isTrue();
    assertThat(list.at("/strategies/0/fileName").asText()).isEqualTo("EmaRsi.py");
  }

  @Test
  void anEditNamesTheBotsThatUseIt() {
    sockets.opened("alice", socket);
    shelf.set(0, strategy("ema-rsi", "EmaRsi", 2));
    shelf.add(strategy("grid", "Grid", 1));

    sockets.look();
    sockets.look();

    assertThat(socket.sent).hasSize(3);
    JsonNode edited = socket.sent.get(1);
    assertThat(edited.at("/event/type").asText()).isEqualTo("edited");
    assertThat(edited.at("/event/strategy").asText()).isEqualTo("EmaRsi");
    assertThat(edited.at("/event/affectedBots/0").asText()).isEqualTo("one");
    assertThat(edited.path("availableStrategies")).hasSize(2);
    assertThat(edited.at("/event/availableStrategies"))
        .isEqualTo(edited.path("availableStrategies"));
    JsonNode added = socket.sent.get(2);
    assertThat(added.at("/event/type").asText()).isEqualTo("added");
    assertThat(added.at("/event/affectedBots")).isEmpty();
  }

  @Test
  void aPingIsAnsweredAndAnythingElseIsNot() {
    sockets.opened("alice", socket);
    socket.said.accept("{\"type\":\"ping\"}");
    socket.said.accept("{\"type\":\"other\"}");
    socket.said.accept("no json");

    assertThat(socket.sent)
        .extracting(message -> message.path("type").asText())
        .containsExactly("strategies:list", "pong", "error");
  }

  @Test
  void whoHasNoPlaceIsLetGo() {
    sockets.opened("alice", socket);
    SimulatedSocket second = new SimulatedSocket();
    sockets.opened("alice", second);
    assertThat(second.closed).isTrue();

    socket.onClose.run();
    shelf.clear();
    sockets.look();
    assertThat(socket.sent).as("nothing after the end").hasSize(1);
    SimulatedSocket third = new SimulatedSocket();
    sockets.opened("alice", third);
    assertThat(third.closed).isFalse();
  }

  private static Strategy strategy(String name, String className, int generation) {
    return Serialization.unmarshal(
        """
        apiVersion: crypto-pilot.dev/v1alpha1
        kind: Strategy
        metadata: {name: %s, namespace: default, uid: u, generation: %d}
        spec: {className: %s, version: 1.0.0, source: {inline: "pass"}}
        """
            .formatted(name, generation, className),
        Strategy.class);
  }

  private static final class SimulatedSocket implements Socket {
    private final List<JsonNode> sent = new ArrayList<>();
    private Consumer<String> said = text -> {};
    private Runnable onClose = () -> {};
    private boolean closed;

    @Override
    public boolean send(String text) {
      return sent.add(Bots.json(text));
    }

    @Override
    public boolean ping() {
      return !closed;
    }

    @Override
    public void onText(Consumer<String> action) {
      said = action;
    }

    @Override
    public void onClose(Runnable action) {
      onClose = action;
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
