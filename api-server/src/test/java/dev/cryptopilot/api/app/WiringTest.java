// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.api.config.Environment;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WiringTest {

  @Test
  void theWiredServerAnswersProbes() throws Exception {
    try (Wiring wiring = new Wiring(new Environment(Map.of("PILOT_API_PORT", "0")));
        Server server = wiring.server();
        HttpClient client = HttpClient.newHttpClient()) {
      for (String path : new String[] {"/livez", "/readyz", "/metrics", "/api/health"}) {
        HttpRequest get =
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path)).build();
        assertThat(client.send(get, HttpResponse.BodyHandlers.ofString()).statusCode())
            .as(path)
            .isEqualTo(200);
      }
    }
  }
}
