// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth;

import java.util.Map;
import java.util.Optional;

/**
 * Where a request may carry a token. Never written to a log.
 *
 * @param authorization the Authorization header: {@code Bearer x}, {@code Firebase x} or the bare
 *     token
 * @param cookies by name
 * @param queryToken the query parameter {@code token}, for EventSource and WebSocket
 */
public record Credentials(
    Optional<String> authorization, Map<String, String> cookies, Optional<String> queryToken) {

  public Credentials {
    cookies = Map.copyOf(cookies);
  }

  /** No token anywhere. */
  public static Credentials none() {
    return new Credentials(Optional.empty(), Map.of(), Optional.empty());
  }

  /** Only what the Authorization header says. */
  public Credentials headerOnly() {
    return new Credentials(authorization, Map.of(), Optional.empty());
  }

  public Optional<String> cookie(String name) {
    return Optional.ofNullable(cookies.get(name));
  }

  @Override
  public String toString() {
    return "Credentials[hidden]";
  }
}
