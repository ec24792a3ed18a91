// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages in docs/reference/api are those of the document. */
class ApiReferenceTest {

  private static final Path CHECKED_IN = Path.of("../docs/reference/api");
  private static final Path WRITTEN = Path.of("target/api-reference");

  private final ApiReference reference = new ApiReference(new DocumentParts().document());

  @Test
  void thePagesAreUpToDate() throws IOException {
    Files.createDirectories(WRITTEN);
    for (Map.Entry<String, String> page : reference.pages().entrySet()) {
      Files.writeString(WRITTEN.resolve(page.getKey()), page.getValue());
    }

    assertThat(read(CHECKED_IN).equals(reference.pages()))
        .as(
            "docs/reference/api is what the OpenAPI document says; to bring it up to date:"
                + " cp api-server/target/api-reference/* docs/reference/api/")
        .isTrue();
  }

  @Test
  void everyOperationIsOnAPage() {
    String all = String.join("\n", reference.pages().values());

    assertThat(new DocumentParts().document().operationNames())
        .isNotEmpty()
        .allSatisfy(name -> assertThat(all).contains("\n## " + name + "\n"));
  }

  private static Map<String, String> read(Path folder) throws IOException {
    Map<String, String> pages = new TreeMap<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          pages.put(file.getFileName().toString(), Files.readString(file));
        }
      }
    }
    return pages;
  }
}
