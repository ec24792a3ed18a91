// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.plan.validation;

import dev.cryptopilot.operator.bot.Yaml;
import dev.cryptopilot.operator.golden.GoldenFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What is decided and said about the validation of versions: {@code in-x.yaml} to {@code
 * out-x.yaml}. After a wanted change run with {@code -Dgolden.update=true} and read the difference.
 */
class ValidationGoldenTest {

  private static final Path ROOT = Path.of("src/test/resources/golden/validation");

  @TestFactory
  List<DynamicTest> everyCase() throws IOException {
    return GoldenFiles.each(
        ROOT, one -> one.getFileName().toString().startsWith("in-"), ValidationGoldenTest::compare);
  }

  private static void compare(Path in) throws IOException {
    Path out = in.resolveSibling(in.getFileName().toString().replaceFirst("^in-", "out-"));
    String actual = Yaml.write(ValidationCase.read(in).run());
    GoldenFiles.compare(out, actual);
  }
}
