// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.operator.bot.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What one pass of a roll-out decides and says, from YAML to YAML; {@code -Dgolden.update=true}
 * writes the outcomes anew.
 */
class RolloutGoldenTest {

  private static final Path ROOT = Path.of("src/test/resources/golden/rollout");

  @TestFactory
  List<DynamicTest> everyDirectory() throws IOException {
    try (Stream<Path> directories = Files.list(ROOT)) {
      List<DynamicTest> tests =
          directories
              .sorted()
              .map(d -> DynamicTest.dynamicTest(d.getFileName().toString(), () -> compare(d)))
              .toList();
      assertThat(tests).isNotEmpty();
      return tests;
    }
  }

  private static void compare(Path directory) throws IOException {
    String actual = Yaml.write(RolloutCase.read(directory).run());
    Path expected = directory.resolve("out.yaml");
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(expected, actual);
    }
    assertThat(expected).as("run with -Dgolden.update=true to write it").exists();
    assertThat(actual).isEqualTo(Yaml.text(expected));
  }
}
