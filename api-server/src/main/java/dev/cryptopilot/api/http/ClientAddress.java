// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.http;

import io.vertx.core.http.HttpServerRequest;

/**
 * The address of the client. With n trusted proxies in front it is the n-th entry of
 * X-Forwarded-For from the right: what stands further left is only what somebody claimed.
 */
record ClientAddress(int trustedProxies) {

  String of(HttpServerRequest request) {
    String forwarded = request.getHeader("X-Forwarded-For");
    if (trustedProxies > 0 && forwarded != null) {
      String[] hops = forwarded.split(",", -1);
      return hops[Math.max(0, hops.length - trustedProxies)].strip();
    }
    return request.remoteAddress().hostAddress();
  }

  /** Whether the client's end of the connection is encrypted, as far as a trusted proxy says so. */
  boolean https(HttpServerRequest request) {
    boolean proxied = trustedProxies > 0;
    return request.isSSL() || (proxied && "https".equals(request.getHeader("X-Forwarded-Proto")));
  }
}
