// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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

class PipelineTest {

  private static TestServer server;

  @BeforeAll
  static void start() {
    CallHandler ok = call -> Answer.ok(Map.of("success", true));
    CallHandler echo = call -> Answer.ok(Map.of("body", call.body().orElseThrow()));
    server =
        new TestServer(
            List.of(
                Route.get("/api/open", new Access.Public(), ok),
                Route.get("/api/mine", new Access.User(), ok),
                Route.get("/api/admin", new Access.Admin(), ok),
                Route.get("/api/stream", new Access.User(), PipelineTest::credentials).stream(),
                Route.get("/api/origin", new Access.Public(), PipelineTest::site),
                Route.post("/api/bots/{id}/start", new Access.Owner("id"), ok),
                Route.get(
                    "/api/bots/{id}",
                    new Access.Owner("id"),
                    call -> Answer.ok(Map.of("id", call.bot().instanceId()))),
                Route.get(
                    "/api/proxy/{id}/{rest...}",
                    new Access.Owner("id"),
                    call -> Answer.ok(Map.of("rest", call.path().get("rest")))),
                Route.put("/api/thing", new Access.User(), echo).body(Body.REQUIRED),
                Route.get(
                    "/api/broken",
                    new Access.Public(),
                    call -> {
                      throw new IllegalStateException("secret detail");
                    })),
            Map.of("PILOT_API_BODY_BYTES", "2048"),
            Guards.none());
  }

  private static Answer credentials(Call call) {
    return Answer.ok(Map.of("query", call.credentials().queryToken().orElse("")));
  }

  private static Answer site(Call call) {
    Call.Site site = call.request().site();
    return Answer.ok(
        Map.of("host", site.host(), "https", site.https(), "origin", site.origin().orElse("")));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "/api/open, '', 200",
    "/api/open, forged, 200",
    "/api/mine, '', 401",
    "/api/mine, forged, 401",
    "/api/mine, alice, 200",
    "/api/admin, alice, 403",
    "/api/admin, root, 200",
    "/api/bots/alice-1, alice, 200",
    "/api/bots/alice-1, bob, 403",
    "/api/bots/alice-1, root, 200",
    "/api/bots/alice-1, '', 401",
    "/api/bots/nothing, alice, 404",
    "/api/v1/bots/alice-1, alice, 200",
    "/api/none, alice, 404",
    "/other, '', 404",
    "/api/broken, '', 500"
  })
  void eachCallerGetsWhatTheRouteAllows(String path, String token, int status) throws Exception {
    HttpResponse<String> answer = server.get(path, "Authorization", "Bearer " + token);

    assertThat(answer.statusCode()).isEqualTo(status);
    if (status >= 400) {
      JsonNode body = Json.parse(answer.body().getBytes(UTF_8));
      assertThat(body.get("success").booleanValue()).isFalse();
      assertThat(body.get("message").textValue()).isNotBlank();
      assertThat(body.get("error").textValue()).isNotBlank();
    }
  }

  @Test
  void accidentsTellTheRequestAndNothingElse() throws Exception {
    HttpResponse<String> answer = server.get("/api/broken");

    String id = answer.headers().firstValue("X-Request-Id").orElseThrow();
    assertThat(answer.body()).contains(id).doesNotContain("secret");
  }

  @Test
  void pathsAreDecodedAndRestsKeepTheirSlashes() throws Exception {
    assertThat(server.get("/api/bots/alice-%C3%A4%20b", "Authorization", "alice").body())
        .isEqualTo("{\"id\":\"alice-ä b\"}");
    assertThat(server.get("/api/proxy/alice-1/api/v1/balance", "Authorization", "alice").body())
        .isEqualTo("{\"rest\":\"api/v1/balance\"}");
  }

  @Test
  void commandsNeedNoBodyAndNoContentType() throws Exception {
    HttpRequest.Builder post =
        server
            .request("/api/bots/alice-1/start")
            .header("Authorization", "Bearer alice")
            .POST(BodyPublishers.noBody());

    assertThat(server.send(post).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"'', 400", "'{', 400", "'[1]', 400", "'{\"amount\": 0.10}', 200"})
  void bodiesAreJsonObjects(String body, int status) throws Exception {
    HttpRequest.Builder put =
        server
            .request("/api/thing")
            .header("Authorization", "Bearer alice")
            .PUT(BodyPublishers.ofString(body));

    HttpResponse<String> answer = server.send(put);

    assertThat(answer.statusCode()).isEqualTo(status);
    if (status == 200) {
      assertThat(answer.body()).isEqualTo("{\"body\":{\"amount\":0.10}}");
    }
  }

  @Test
  void largeBodiesAreRefused() throws Exception {
    HttpRequest.Builder put =
        server
            .request("/api/thing")
            .header("Authorization", "Bearer alice")
            .PUT(BodyPublishers.ofString("{\"a\":\"" + "x".repeat(4000) + "\"}"));

    assertThat(server.send(put).statusCode()).isEqualTo(413);
  }

  @Test
  void otherMethodsAreRefused() throws Exception {
    HttpRequest.Builder delete = server.request("/api/open").DELETE();

    HttpResponse<String> answer = server.send(delete);

    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow")).contains("GET");
  }

  @Test
  void onlyStreamsTakeTheTokenFromQueryOrCookie() throws Exception {
    assertThat(server.get("/api/stream?token=alice").statusCode()).isEqualTo(200);
    assertThat(server.get("/api/stream", "Cookie", "token=alice").statusCode()).isEqualTo(200);
    assertThat(server.get("/api/mine?token=alice").statusCode()).isEqualTo(401);
    assertThat(server.get("/api/mine", "Cookie", "token=alice").statusCode()).isEqualTo(401);
  }

  @Test
  void aCallKnowsBothEndsAsTheBrowserSeesThem() throws Exception {
    assertThat(server.get("/api/origin", "Origin", "http://localhost:5173").body())
        .contains("\"host\":\"127.0.0.1\"")
        .contains("\"https\":false")
        .contains("\"origin\":\"http://localhost:5173\"");
  }

  @Test
  void nobodyButATrustedProxySaysThatTheLineIsEncrypted() throws Exception {
    String path = "/api/origin";
    assertThat(server.get(path, "X-Forwarded-Proto", "https").body()).contains("\"https\":false");
    List<Route> routes = List.of(Route.get(path, new Access.Public(), PipelineTest::site));
    try (TestServer proxied =
        new TestServer(routes, Map.of("PILOT_API_TRUSTED_PROXIES", "1"), Guards.none())) {
      assertThat(proxied.get(path, "X-Forwarded-Proto", "https").body()).contains("\"https\":true");
    }
  }
}
