// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CorsTest {

  private static TestServer server;

  @BeforeAll
  static void start() {
    server =
        new TestServer(
            List.of(
                Route.post("/api/open", new Access.Public(), call -> Answer.ok(Map.of()))
                    .body(Body.OPTIONAL),
                Route.get("/api/mine", new Access.User(), call -> Answer.ok(Map.of())),
                Route.get(
                    "/api/stream",
                    new Access.Public(),
                    call -> Answer.events(outlet -> outlet.close()))),
            Map.of("PILOT_API_BODY_BYTES", "1024"),
            Guards.none());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://crypto-pilot.dev",
        "https://www.crypto-pilot.dev",
        "https://app.crypto-pilot.dev",
        "http://localhost:3000",
        "http://localhost:5173",
        "http://localhost:5174"
      })
  void preflightsOfTheWebClientPass(String origin) throws Exception {
    HttpRequest.Builder preflight =
        server
            .request("/api/open")
            .header("Origin", origin)
            .header("Access-Control-Request-Method", "POST")
            .header("Access-Control-Request-Headers", "authorization,content-type")
            .method("OPTIONS", BodyPublishers.noBody());

    HttpResponse<String> answer = server.send(preflight);

    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo(origin);
    assertThat(header(answer, "Access-Control-Allow-Credentials")).isEqualTo("true");
    assertThat(header(answer, "Access-Control-Allow-Methods"))
        .contains("GET", "POST", "PUT", "DELETE", "OPTIONS");
    assertThat(header(answer, "Access-Control-Allow-Headers"))
        .contains("Origin", "X-Requested-With", "Content-Type", "Accept", "Authorization");
  }

  @ParameterizedTest
  @CsvSource({"/api/mine, 401", "/api/none, 404", "/api/stream, 200"})
  void errorsAndStreamsCarryTheOriginToo(String path, int status) throws Exception {
    HttpResponse<String> answer = server.get(path, "Origin", "https://crypto-pilot.dev");

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo("https://crypto-pilot.dev");
    assertThat(header(answer, "Access-Control-Allow-Credentials")).isEqualTo("true");
  }

  @Test
  void bodiesThatAreTooLargeCarryTheOriginToo() throws Exception {
    HttpRequest.Builder post =
        server
            .request("/api/open")
            .header("Origin", "https://crypto-pilot.dev")
            .POST(BodyPublishers.ofString("x".repeat(3000)));

    HttpResponse<String> answer = server.send(post);

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo("https://crypto-pilot.dev");
  }

  @Test
  void otherOriginsAreRefusedAndNoOriginIsFine() throws Exception {
    HttpResponse<String> evil = server.get("/api/none", "Origin", "https://evil.example");

    assertThat(evil.statusCode()).isEqualTo(403);
    assertThat(evil.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    assertThat(server.send(server.request("/api/open").POST(BodyPublishers.noBody())).statusCode())
        .isEqualTo(200);
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }
}
