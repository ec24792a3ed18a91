// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.app;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does once what servers do all day, so that the JVM can learn from it for later starts. */
record Rehearsal(int port) {

  private static final Logger LOG = LoggerFactory.getLogger(Rehearsal.class);

  /** Changes nothing: without a token commands are refused. */
  private static final List<String> SCENES =
      List.of(
          "GET /readyz",
          "GET /metrics",
          "GET /api/openapi.json",
          "GET /api/auth/verify-token",
          "POST /api/auth/login",
          "GET /api/freqtrade/bots",
          "POST /api/account/wallet/deposit",
          "GET /api/freqtrade/stream",
          "GET /nothing");

  void run() {
    for (String scene : SCENES) {
      String method = scene.substring(0, scene.indexOf(' '));
      try {
        HttpURLConnection connection = connection(scene.substring(method.length() + 1));
        connection.setRequestMethod(method);
        if (method.equals("POST")) {
          connection.setDoOutput(true);
          connection
              .getOutputStream()
              .write("{\"email\":\"nobody@example.org\"}".getBytes(StandardCharsets.UTF_8));
        }
        LOG.info("rehearsed {}: {}", scene, connection.getResponseCode());
        connection.disconnect();
      } catch (IOException e) {
        LOG.warn("rehearsal of {} failed", scene, e);
      }
    }
  }

  private HttpURLConnection connection(String path) throws IOException {
    URI uri = URI.create("http://127.0.0.1:" + port + path);
    return (HttpURLConnection) uri.toURL().openConnection();
  }
}
