// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth.firebase;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/** Where the issuer publishes its keys. */
@FunctionalInterface
public interface KeySource {

  /**
   * What the issuer publishes now.
   *
   * @param json a JWK set
   * @param freshFor how long the issuer says that it stays as it is
   */
  record Published(String json, Duration freshFor) {}

  /**
   * Looks now.
   *
   * @throws IOException when it cannot be reached, answers no 200, or too much
   */
  Published fetch() throws IOException;

  /** Keys at an address: a file or a web server. */
  static KeySource at(URI address) {
    return address.getScheme().equals("file")
        ? new FileKeySource(Path.of(address))
        : new HttpKeySource(address);
  }
}
