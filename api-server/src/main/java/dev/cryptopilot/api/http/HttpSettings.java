// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.http;

import dev.cryptopilot.api.config.Environment;
import java.time.Duration;
import java.util.List;

/**
 * How the server listens.
 *
 * @param port 0 = any free one
 * @param origins of the web client, exactly as browsers send them
 * @param bodyBytes largest body that is read
 * @param timeout after which a caller is told that it took too long
 * @param trustedProxies how many proxies in front add to X-Forwarded-For
 */
public record HttpSettings(
    String host,
    int port,
    List<String> origins,
    int bodyBytes,
    Duration timeout,
    int trustedProxies) {

  private static final List<String> KNOWN_ORIGINS =
      List.of(
          "https://crypto-pilot.dev",
          "https://www.crypto-pilot.dev",
          "https://app.crypto-pilot.dev",
          "http://localhost:3000",
          "http://localhost:5173",
          "http://localhost:5174");

  public static HttpSettings from(Environment environment) {
    return new HttpSettings(
        environment.text("PILOT_API_HOST", "127.0.0.1"),
        environment.integer("PILOT_API_PORT", 5001, 0, 65_535),
        environment.list("ALLOWED_ORIGINS", KNOWN_ORIGINS),
        environment.integer("PILOT_API_BODY_BYTES", 1_048_576, 1024, 67_108_864),
        Duration.ofSeconds(environment.integer("PILOT_API_TIMEOUT_SECONDS", 180, 1, 3600)),
        environment.integer("PILOT_API_TRUSTED_PROXIES", 0, 0, 10));
  }
}
