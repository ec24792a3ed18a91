// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.proof;

import dev.cryptopilot.api.app.Server;
import dev.cryptopilot.api.app.Wiring;
import dev.cryptopilot.api.config.Environment;
import dev.cryptopilot.testing.KubeApiServer;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The whole server as it is wired, on a store and a Kubernetes API server of its own. */
final class ProofServer implements AutoCloseable {

  static final String ORIGIN = "http://localhost:5173";
  static final String JWT_SECRET = "a secret of the route proof, 32 bytes and more";

  private final KubeApiServer kube;
  private final Wiring wiring;
  private final Server server;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  ProofServer(Path directory) {
    this.kube = KubeApiServer.start(directory.resolve("kube"));
    try (KubernetesClient admin = kube.client()) {
      kube.installCrds(admin);
    }
    this.wiring = new Wiring(new Environment(settings(directory)));
    this.server = wiring.server();
  }

  private Map<String, String> settings(Path directory) {
    Map<String, String> settings = new HashMap<>();
    settings.put("PILOT_API_PORT", "0");
    settings.put("PILOT_API_DATA", directory.resolve("data").toString());
    settings.put("PILOT_API_BODY_BYTES", "65536");
    settings.put("ALLOWED_ORIGINS", ORIGIN);
    settings.put("PILOT_API_PATIENCE_SECONDS", "1");
    settings.put("KUBECONFIG", kube.kubeconfig("admin").toString());
    settings.put("JWT_SECRET", JWT_SECRET);
    settings.put("ADMIN_EMAILS", Personas.ADMIN_EMAIL);
    for (String limit : new String[] {"GENERAL", "FREQTRADE", "TRADES", "SIGN_IN"}) {
      settings.put("PILOT_RATE_" + limit, "off");
    }
    return settings;
  }

  Wiring wiring() {
    return wiring;
  }

  KubeApiServer kube() {
    return kube;
  }

  /**
   * Sends one request.
   *
   * @param token empty for none
   */
  Reply call(String method, String uri, String token, byte[] body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + uri))
            .timeout(Duration.ofSeconds(60))
            .header("Origin", ORIGIN)
            .method(
                method,
                body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    if (body.length > 0) {
      request.header("Content-Type", "application/json");
    }
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    HttpResponse<InputStream> response =
        client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    try (InputStream in = response.body()) {
      boolean endless =
          response
              .headers()
              .firstValue("Content-Type")
              .filter(type -> type.startsWith("text/event-stream"))
              .isPresent();
      byte[] read = endless ? new byte[0] : in.readAllBytes();
      return new Reply(response.statusCode(), response.headers(), Buffer.buffer(read));
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
    server.close();
    wiring.close();
    kube.close();
  }
}
