// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** An empty directory for one run. */
final class FreshDirectory {

  private FreshDirectory() {}

  static void make(Path directory) throws IOException {
    if (Files.exists(directory)) {
      try (var tree = Files.walk(directory)) {
        for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
    Files.createDirectories(directory);
  }
}
