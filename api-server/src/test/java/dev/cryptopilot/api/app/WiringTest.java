// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cryptopilot.api.config.BadSetting;
import dev.cryptopilot.api.config.Environment;
import dev.cryptopilot.api.http.Access;
import dev.cryptopilot.api.http.Body;
import dev.cryptopilot.api.http.Json;
import dev.cryptopilot.api.http.Route;
import dev.cryptopilot.api.openapi.Operation;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WiringTest {

  @TempDir private Path data;

  @Test
  void theWiredServerAnswersProbes() throws Exception {
    try (Wiring wiring = wiring();
        Server server = wiring.server();
        HttpClient client = HttpClient.newHttpClient()) {
      for (String path : List.of("/livez", "/metrics", "/api/health", "/api/v1/openapi.json")) {
        HttpRequest get =
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path)).build();
        assertThat(client.send(get, HttpResponse.BodyHandlers.ofString()).statusCode())
            .as(path)
            .isEqualTo(200);
      }
    }
  }

  @Test
  void anAddressThatIsTooLongToBeReadIsRefusedLikeEverythingElse() throws Exception {
    try (Wiring wiring = wiring();
        Server server = wiring.server();
        HttpClient client = HttpClient.newHttpClient()) {
      String address = "http://127.0.0.1:" + server.port() + "/api/admin/audit?user=";
      HttpRequest get = HttpRequest.newBuilder(URI.create(address + "x".repeat(5_000))).build();
      HttpResponse<byte[]> answer = client.send(get, HttpResponse.BodyHandlers.ofByteArray());
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.headers().firstValue("Content-Type"))
          .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
      assertThat(Json.parse(answer.body()).path("success").asBoolean(true)).isFalse();
      assertThat(Json.parse(answer.body()).path("message").asText()).contains("too long");
    }
  }

  @Test
  void theDocumentHasExactlyTheServersRoutes() {
    try (Wiring wiring = wiring()) {
      assertThat(wiring.routes().stream().map(WiringTest::documentedName))
          .as("routes against src/main/resources/openapi; name a new file in its x-parts")
          .containsExactlyInAnyOrderElementsOf(wiring.document().operationNames());
      assertThat(wiring.routes())
          .allSatisfy(
              route -> {
                Operation operation = wiring.document().operation(route).orElseThrow();
                assertThat(operation.tier())
                    .as("x-tier of %s", route.name())
                    .isEqualTo(route.tier().name());
                assertThat(operation.isPublic())
                    .as("security of %s", route.name())
                    .isEqualTo(route.access() instanceof Access.Public);
                assertThat(operation.isForAdmins())
                    .as("security of %s: [{token: [admin]}] is for administrators", route.name())
                    .isEqualTo(route.access() instanceof Access.Admin);
                assertThat(operation.hasBody())
                    .as("requestBody of %s", route.name())
                    .isEqualTo(route.body() != Body.NONE);
                assertThat(operation.bodyRequired())
                    .as("requestBody.required of %s", route.name())
                    .isEqualTo(route.body() == Body.REQUIRED);
              });
    }
  }

  @Test
  void anUnusableDatabaseIsNamedWithoutItsText() {
    Environment environment =
        new Environment(
            Map.of("PILOT_API_DATA", data.toString(), "PILOT_DATABASE_URL", "mysql://u:secret@h"));

    assertThatThrownBy(() -> new Wiring(environment))
        .isInstanceOf(BadSetting.class)
        .hasMessageContaining("PILOT_DATABASE_URL")
        .message()
        .doesNotContain("secret");
  }

  @Test
  void aTakenPortIsSaidInASentence() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Wiring wiring =
            new Wiring(
                new Environment(
                    Map.of(
                        "PILOT_API_PORT",
                        String.valueOf(taken.getLocalPort()),
                        "PILOT_API_DATA",
                        data.toString())))) {
      assertThatThrownBy(wiring::server)
          .isInstanceOf(BadSetting.class)
          .hasMessageContaining("PILOT_API_PORT " + taken.getLocalPort() + " on 127.0.0.1");
    }
  }

  private Wiring wiring() {
    return new Wiring(
        new Environment(Map.of("PILOT_API_PORT", "0", "PILOT_API_DATA", data.toString())));
  }

  private static String documentedName(Route route) {
    return route.verb() + " " + route.documentedPath();
  }
}
