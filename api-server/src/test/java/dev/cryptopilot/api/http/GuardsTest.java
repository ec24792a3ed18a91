// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class GuardsTest {

  private static final Route COMMAND =
      Route.post("/api/thing", new Access.User(), call -> Answer.ok(Map.of("success", true)));

  @Test
  void aCallOverTheLimitIsRefusedInTheContractsShape() throws Exception {
    Limiter.Verdict verdict =
        new Limiter.Verdict(false, 7, List.of(new Answer.Header("Retry-After", "7")));
    Guards guards = Guards.none().withLimiter((route, call) -> verdict);
    try (TestServer server = new TestServer(List.of(COMMAND), Map.of(), guards)) {
      HttpResponse<String> answer = post(server, "alice");

      assertThat(answer.statusCode()).isEqualTo(429);
      assertThat(answer.headers().firstValue("Retry-After")).contains("7");
      assertThat(answer.body())
          .contains("\"status\":429", "\"retryAfter\":7", "\"message\":\"Too many");
    }
  }

  @Test
  void refusedTokensAreCountedForTheirAddress() throws Exception {
    ConcurrentLinkedQueue<Optional<String>> counted = new ConcurrentLinkedQueue<>();
    Guards guards =
        Guards.none()
            .withLimiter(
                (route, call) -> {
                  counted.add(call.callerIfAny().map(c -> c.userId()));
                  return Limiter.Verdict.unlimited();
                });
    try (TestServer server = new TestServer(List.of(COMMAND), Map.of(), guards)) {
      assertThat(post(server, "forged").statusCode()).isEqualTo(401);
      assertThat(post(server, "alice").statusCode()).isEqualTo(200);
    }
    assertThat(counted).containsExactly(Optional.empty(), Optional.of("alice"));
  }

  @Test
  void everyCommandIsObservedWithItsResult() throws Exception {
    ConcurrentLinkedQueue<String> seen = new ConcurrentLinkedQueue<>();
    Guards guards =
        Guards.none()
            .withObserver((route, call, answer) -> seen.add(route.name() + " " + answer.status()));
    Route read = Route.get("/api/read", new Access.User(), call -> Answer.ok(Map.of()));
    try (TestServer server = new TestServer(List.of(COMMAND, read), Map.of(), guards)) {
      post(server, "alice");
      post(server, "forged");
      server.get("/api/read", "Authorization", "alice");
    }
    assertThat(seen).containsExactly("POST /api/thing 200", "POST /api/thing 401");
  }

  @Test
  void knownFailuresOfOtherRoomsAreTranslated() throws Exception {
    Route failing =
        Route.get(
            "/api/failing",
            new Access.Public(),
            call -> {
              throw new IllegalStateException("busy");
            });
    ApiError unavailable = ApiError.of(ApiError.Kind.UNAVAILABLE, "Try again.");
    Guards guards = Guards.none().withFailures(failure -> Optional.of(unavailable));
    try (TestServer server = new TestServer(List.of(failing), Map.of(), guards)) {
      assertThat(server.get("/api/failing").statusCode()).isEqualTo(503);
    }
  }

  @Test
  void lateAnswersAreToldAsSuch() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    Route slow =
        Route.get(
            "/api/slow",
            new Access.Public(),
            call -> {
              try {
                never.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              return Answer.ok(Map.of());
            });
    try (TestServer server =
        new TestServer(List.of(slow), Map.of("PILOT_API_TIMEOUT_SECONDS", "1"), Guards.none())) {
      HttpResponse<String> answer = server.get("/api/slow");

      assertThat(answer.statusCode()).isEqualTo(504);
      assertThat(answer.body()).contains("goes on in the background");
      never.countDown();
    }
  }

  private static HttpResponse<String> post(TestServer server, String token) throws Exception {
    return server.send(
        server
            .request("/api/thing")
            .header("Authorization", "Bearer " + token)
            .POST(BodyPublishers.noBody()));
  }
}
