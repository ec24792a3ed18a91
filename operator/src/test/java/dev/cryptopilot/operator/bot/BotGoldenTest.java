// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.operator.golden.GoldenFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What is decided and said about a bot, from YAML to YAML. After a wanted change run the tests with
 * {@code -Dgolden.update=true} and read the difference.
 */
class BotGoldenTest {

  private static final Path ROOT = Path.of("src/test/resources/golden/bot");
  private static final Set<String> FILES =
      Set.of(
          "in-bot.yaml",
          "in-strategy.yaml",
          "in-pool.yaml",
          "in-slot.yaml",
          "in-report.yaml",
          "out.yaml");

  @TestFactory
  List<DynamicTest> everyDirectory() throws IOException {
    return GoldenFiles.each(ROOT, one -> true, BotGoldenTest::compare);
  }

  private static void compare(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .as("a file that nobody reads tests nothing")
          .isSubsetOf(FILES);
    }
    String actual = Yaml.write(new GoldenCase(directory).run());
    Path expected = directory.resolve("out.yaml");
    GoldenFiles.compare(expected, actual);
  }
}
