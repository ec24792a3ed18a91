// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.plan.validation;

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
 * What is decided and said about the validation of versions: {@code in-x.yaml} to {@code
 * out-x.yaml}. After a wanted change run with {@code -Dgolden.update=true} and read the difference.
 */
class ValidationGoldenTest {

  private static final Path ROOT = Path.of("src/test/resources/golden/validation");

  @TestFactory
  List<DynamicTest> everyCase() throws IOException {
    try (Stream<Path> files = Files.list(ROOT)) {
      List<DynamicTest> tests =
          files
              .filter(file -> file.getFileName().toString().startsWith("in-"))
              .sorted()
              .map(in -> DynamicTest.dynamicTest(in.getFileName().toString(), () -> compare(in)))
              .toList();
      assertThat(tests).isNotEmpty();
      return tests;
    }
  }

  private static void compare(Path in) throws IOException {
    Path out = in.resolveSibling(in.getFileName().toString().replaceFirst("^in-", "out-"));
    String actual = Yaml.write(ValidationCase.read(in).run());
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(out, actual);
    }
    assertThat(out).as("run with -Dgolden.update=true to write it").exists();
    assertThat(actual).isEqualTo(Yaml.text(out));
  }
}
