// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StreamsTest {

  private final CountDownLatch closed = new CountDownLatch(1);
  private final CompletableFuture<EventOutlet> opened = new CompletableFuture<>();
  private TestServer server;

  @BeforeEach
  void start() {
    server =
        new TestServer(
            List.of(
                Route.get("/api/stream", new Access.User(), call -> Answer.events(this::feed)),
                Route.get(
                    "/ws/echo",
                    new Access.User(),
                    call ->
                        Answer.socket(
                            socket -> {
                              socket.onClose(closed::countDown);
                              socket.onText(text -> socket.send("echo " + text));
                              socket.send("hello");
                            }))));
  }

  private void feed(EventOutlet outlet) {
    outlet.onClose(closed::countDown);
    outlet.send("event: connected\ndata: {}\n\n");
    opened.complete(outlet);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aStoppingServerEndsStreams() throws Exception {
    CompletableFuture<HttpResponse<String>> client =
        CompletableFuture.supplyAsync(() -> get("/api/stream"));
    opened.get(10, TimeUnit.SECONDS);

    server.router().drainStreams();

    HttpResponse<String> answer = client.get(10, TimeUnit.SECONDS);
    assertThat(answer.body()).isEqualTo("event: connected\ndata: {}\n\n");
    assertThat(answer.headers().firstValue("Content-Type")).contains("text/event-stream");
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-cache, no-transform");
    assertThat(answer.headers().firstValue("X-Accel-Buffering")).contains("no");
    assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(opened.get().send("late")).isFalse();
  }

  @Test
  void socketsTalkBothWaysAndAreEndedToo() throws Exception {
    Listener listener = new Listener();
    try (HttpClient client = HttpClient.newHttpClient()) {
      WebSocket socket =
          client
              .newWebSocketBuilder()
              .header("Authorization", "Bearer alice")
              .buildAsync(socketUri(), listener)
              .get(10, TimeUnit.SECONDS);
      socket.sendText("you", true).get(10, TimeUnit.SECONDS);

      assertThat(listener.second.get(10, TimeUnit.SECONDS)).isEqualTo("echo you");
      server.router().drainStreams();
      assertThat(listener.code.get(10, TimeUnit.SECONDS)).isEqualTo(1001);
      assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
      client.shutdownNow();
    }
  }

  @Test
  void aSocketWithoutATokenIsRefusedBeforeTheHandshake() {
    try (HttpClient client = HttpClient.newHttpClient()) {
      assertThat(client.newWebSocketBuilder().buildAsync(socketUri(), new Listener()))
          .failsWithin(10, TimeUnit.SECONDS)
          .withThrowableThat()
          .havingCause()
          .isInstanceOfSatisfying(
              java.net.http.WebSocketHandshakeException.class,
              refused -> assertThat(refused.getResponse().statusCode()).isEqualTo(401));
    }
  }

  @Test
  void anOrdinaryRequestToASocketIsToldSo() {
    HttpResponse<String> answer = get("/ws/echo");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("WebSocket");
  }

  private URI socketUri() {
    return URI.create(server.uri("/ws/echo").toString().replace("http:", "ws:"));
  }

  private HttpResponse<String> get(String path) {
    try {
      return server.get(path, "Authorization", "Bearer alice");
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class Listener implements WebSocket.Listener {
    private final CompletableFuture<String> first = new CompletableFuture<>();
    private final CompletableFuture<String> second = new CompletableFuture<>();
    private final CompletableFuture<Integer> code = new CompletableFuture<>();

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
      if (!first.complete(text.toString())) {
        second.complete(text.toString());
      }
      socket.request(1);
      return CompletableFuture.completedFuture(Map.of());
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
      code.complete(status);
      return CompletableFuture.completedFuture(Map.of());
    }
  }
}
