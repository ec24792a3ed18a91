// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.crds.generate.CrdYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The checked-in CRDs are those of the Java types; {@code -Dcrds.write=true} writes them anew. */
class CrdDriftTest {

  private static final Path CHECKED_IN = Path.of("src/main/resources/crds");

  @Test
  void checkedInCrdsAreThoseOfTheTypes(@TempDir Path scratch) throws IOException {
    Map<String, String> generated = CrdYaml.generate(scratch);
    if (Boolean.getBoolean("crds.write")) {
      write(generated);
    }
    assertThat(read())
        .as("run: mvn -pl crds test -Dtest=CrdDriftTest -Dcrds.write=true, and commit the result")
        .isEqualTo(generated);
  }

  private static void write(Map<String, String> files) throws IOException {
    Files.createDirectories(CHECKED_IN);
    for (var file : files.entrySet()) {
      Files.writeString(CHECKED_IN.resolve(file.getKey()), file.getValue());
    }
  }

  private static Map<String, String> read() throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (var paths = Files.list(CHECKED_IN)) {
      for (Path path : paths.toList()) {
        files.put(path.getFileName().toString(), Files.readString(path));
      }
    }
    return files;
  }
}
