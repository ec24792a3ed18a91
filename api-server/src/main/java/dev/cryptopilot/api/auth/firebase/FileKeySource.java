// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth.firebase;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Keys in a file, for servers without a way out; looked at again every minute. */
public record FileKeySource(Path file) implements KeySource {
  private static final Duration FRESH = Duration.ofMinutes(1);

  @Override
  public Published fetch() throws IOException {
    return new Published(Files.readString(file), FRESH);
  }
}
