// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth.routes;

import dev.cryptopilot.api.http.Call;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * How a cookie must be marked so that the page that asked gets it back, and as few others as can
 * be.
 *
 * <p>A page on another host needs SameSite=None, which browsers keep only with Secure; Partitioned
 * then binds it to that page's site. Browsers take a loopback address for secure. A page of our own
 * host gets by with Lax.
 */
enum CookieSite {
  OWN_HOST("SameSite=Lax"),
  OWN_HOST_HTTPS("SameSite=Lax; Secure"),
  OTHER_HOST("SameSite=None; Secure; Partitioned");

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

  private final String attributes;

  CookieSite(String attributes) {
    this.attributes = attributes;
  }

  String attributes() {
    return attributes;
  }

  static CookieSite of(Call.Site site) {
    Optional<String> page = site.origin().flatMap(CookieSite::host);
    boolean other = page.isPresent() && !page.get().equalsIgnoreCase(site.host());
    if (other && (site.https() || LOOPBACK.contains(site.host()))) {
      return OTHER_HOST;
    }
    return site.https() ? OWN_HOST_HTTPS : OWN_HOST;
  }

  private static Optional<String> host(String origin) {
    try {
      return Optional.ofNullable(URI.create(origin).getHost());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
