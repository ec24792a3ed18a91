// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.bot;

import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads and writes the YAML of golden directories. */
public final class Yaml {

  private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();

  private Yaml() {}

  public static <T> T read(Path file, Class<T> type) {
    return SERIALIZATION.unmarshal(text(file), type);
  }

  public static <T> T parse(String yaml, Class<T> type) {
    return SERIALIZATION.unmarshal(yaml, type);
  }

  public static <T> Optional<T> readIfThere(Path file, Class<T> type) {
    return Files.exists(file) ? Optional.of(read(file, type)) : Optional.empty();
  }

  public static String write(Object value) {
    return SERIALIZATION.asYaml(value);
  }

  public static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
