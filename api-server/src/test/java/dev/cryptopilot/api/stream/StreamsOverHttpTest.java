// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cryptopilot.api.http.Route;
import dev.cryptopilot.api.http.TestServer;
import dev.cryptopilot.api.portfolio.observe.Bots;
import dev.cryptopilot.api.portfolio.plan.Aggregation;
import dev.cryptopilot.api.portfolio.plan.Portfolio;
import dev.cryptopilot.api.portfolio.snapshot.JdbcSnapshotStore;
import dev.cryptopilot.api.portfolio.snapshot.SnapshotStore;
import dev.cryptopilot.api.portfolio.snapshot.Snapshots;
import dev.cryptopilot.api.store.Database;
import dev.cryptopilot.api.store.Dialect;
import dev.cryptopilot.api.store.TestDatabases;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StreamsOverHttpTest {

  private static final String TRADE = "{\"trade_id\":1,\"pair\":\"BTC/USD\",\"is_open\":true}";

  private final Database database = TestDatabases.fresh(Dialect.SQLITE);
  private final SnapshotStore history = new JdbcSnapshotStore(database.transactions());
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final StreamPlaces places = new StreamPlaces(2, 3);
  private final AtomicInteger looks = new AtomicInteger();
  private volatile String[] trades = {TRADE};
  private final Channels channels =
      new Channels(this::look, history, places, threads, Clock.systemUTC());
  private final TestServer server = new TestServer(routes());
  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void stop() {
    server.router().drainStreams();
    client.shutdownNow();
    server.close();
    threads.shutdownNow();
    database.close();
  }

  @Test
  void aStreamBeginsWithAWholeRoundUnderEveryPath() {
    history.add(Map.of("alice", Snapshots.raw(Bots.NOW, "1000")));
    for (String path : List.of("/api/freqtrade/stream", "/api/freqtrade/api/stream")) {
      List<String> lines = open(path + "?token=alice", Map.of());

      await().until(() -> events(lines).containsAll(List.of("positions", "chart")));
      assertThat(events(lines)).startsWith("connected").contains("portfolio");
      assertThat(lines.getFirst()).isEqualTo("retry: 2000");
      assertThat(data(lines, "portfolio").path("portfolioValue").intValue()).isEqualTo(1000);
      assertThat(data(lines, "positions").at("/positions/0/pair").asText()).isEqualTo("BTC/USD");
      assertThat(data(lines, "chart").path("latestValue").intValue()).isEqualTo(1000);
    }
  }

  @Test
  void aSecondTabCostsNoSecondLookAndAThirdIsRefused() throws Exception {
    List<String> one = open("/api/stream?token=alice", Map.of());
    await().until(() -> events(one).contains("positions"));
    List<String> two = open("/api/stream?token=alice", Map.of());
    await().until(() -> events(two).contains("positions"));

    assertThat(looks).hasValue(1);
    HttpResponse<String> third = server.get("/api/stream?token=alice");
    assertThat(third.statusCode()).isEqualTo(429);
    assertThat(third.body()).contains("live connections");
  }

  @Test
  void aTradeIsToldAtOnceAndAgainToWhoComesBack() {
    List<String> first = open("/api/stream?token=alice", Map.of());
    await().until(() -> events(first).contains("positions"));
    String seen = id(first);
    trades = new String[0];
    channels.changed(Set.of("alice"));
    await().until(() -> events(first).contains("trade"));

    List<String> back = open("/api/stream?token=alice", Map.of("Last-Event-ID", seen));

    await().until(() -> events(back).contains("trade"));
    assertThat(data(back, "trade").path("event").asText()).isEqualTo("closed");
    channels.heartbeat();
    await().until(() -> back.contains(": still here"));
  }

  @Test
  void aClientThatDoesNotReadIsDroppedAndItsPlaceIsFreeAgain() throws Exception {
    String[] many = new String[2_000];
    Arrays.fill(many, TRADE);
    trades = many;
    try (Socket silent = new Socket(InetAddress.getLoopbackAddress(), server.uri("/").getPort())) {
      silent
          .getOutputStream()
          .write(
              "GET /api/stream?token=alice HTTP/1.1\r\nHost: x\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      await().until(() -> channels.clients() == 1);

      await()
          .atMost(Duration.ofSeconds(60))
          .until(
              () -> {
                channels.changed(Set.of("alice"));
                return channels.clients() == 0;
              });

      assertThat(places.take("alice")).isTrue();
      assertThat(places.take("alice")).isTrue();
    }
  }

  @Test
  void aStoppingServerEndsStreamsThatStillCome() throws Exception {
    server.router().drainStreams();

    assertThat(server.get("/api/stream?token=alice").statusCode()).isEqualTo(200);
    await().until(() -> channels.clients() == 0);
  }

  @Test
  void theSocketTellsPositionsAndAnswersPings() {
    List<String> messages = new CopyOnWriteArrayList<>();
    WebSocket socket =
        client
            .newWebSocketBuilder()
            .buildAsync(
                URI.create(server.uri("/ws?token=alice").toString().replace("http:", "ws:")),
                new Listener(messages))
            .join();
    socket.sendText("{\"type\":\"ping\"}", true).join();

    await().until(() -> messages.size() >= 2);
    assertThat(messages).anyMatch(text -> text.equals("{\"type\":\"pong\"}"));
    assertThat(messages)
        .anyMatch(text -> Bots.json(text).at("/data/positions/0/pair").asText().equals("BTC/USD"));
    assertThat(messages).noneMatch(text -> text.contains("portfolioValue"));
  }

  private List<Route> routes() {
    return new StreamRoutes(
            channels, new StrategySockets(owner -> List.of(), owner -> List.of(), places), places)
        .routes();
  }

  private Portfolio look(String owner) {
    looks.incrementAndGet();
    return Aggregation.of(
        List.of(Bots.live(Bots.bot("one", "USD"), "1000", trades)),
        "USD",
        Map.of(),
        Clock.systemUTC().instant());
  }

  private List<String> open(String path, Map<String, String> headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(server.uri(path));
    headers.forEach(request::header);
    List<String> lines = new CopyOnWriteArrayList<>();
    CompletableFuture<Void> unused =
        client
            .sendAsync(request.build(), HttpResponse.BodyHandlers.ofLines())
            .thenAcceptAsync(answer -> answer.body().forEach(lines::add), threads);
    return lines;
  }

  /** Names of events whose data is there too. */
  private static List<String> events(List<String> lines) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i + 1 < lines.size(); i++) {
      if (lines.get(i).startsWith("event: ")) {
        names.add(lines.get(i).substring("event: ".length()));
      }
    }
    return names;
  }

  private static String id(List<String> lines) {
    return lines.stream()
        .filter(line -> line.startsWith("id: "))
        .map(line -> line.substring("id: ".length()))
        .reduce((before, last) -> last)
        .orElseThrow();
  }

  private static JsonNode data(List<String> lines, String event) {
    int at = lines.indexOf("event: " + event);
    return Bots.json(lines.get(at + 1).substring("data: ".length()));
  }

  private record Listener(List<String> messages) implements WebSocket.Listener {
    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
      messages.add(text.toString());
      socket.request(1);
      return CompletableFuture.completedFuture(true);
    }
  }
}
