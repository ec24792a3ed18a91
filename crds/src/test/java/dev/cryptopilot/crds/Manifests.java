// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds;

import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Manifests of the fixtures as Java objects, just as an informer would hand them out. */
public final class Manifests {

  private Manifests() {}

  /** Reads {@code src/test/fixtures/<name>.yaml}. */
  public static <T> T read(String name, Class<T> type) {
    try {
      return Serialization.unmarshal(
          Files.readString(Path.of("src/test/fixtures", name + ".yaml")), type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@code value} written as JSON, as it goes over the wire, and read again. */
  public static <T> T rewritten(T value, Class<T> type) {
    return Serialization.unmarshal(Serialization.asJson(value), type);
  }
}
