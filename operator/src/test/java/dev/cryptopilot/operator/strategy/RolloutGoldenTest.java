// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy;

import dev.cryptopilot.operator.bot.Yaml;
import dev.cryptopilot.operator.golden.GoldenFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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
    return GoldenFiles.each(ROOT, one -> true, RolloutGoldenTest::compare);
  }

  private static void compare(Path directory) throws IOException {
    String actual = Yaml.write(RolloutCase.read(directory).run());
    Path expected = directory.resolve("out.yaml");
    GoldenFiles.compare(expected, actual);
  }
}
