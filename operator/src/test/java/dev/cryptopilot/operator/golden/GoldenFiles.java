// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.operator.bot.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Makes a test of each case of a golden directory, and compares what comes out. */
public final class GoldenFiles {

  private GoldenFiles() {}

  /** Compares one case; the path is its directory or its first file. */
  @FunctionalInterface
  public interface Comparison {
    void compare(Path one) throws IOException;
  }

  /** One test for each entry of the directory that is a case; at least one. */
  public static List<DynamicTest> each(Path root, Predicate<Path> isCase, Comparison comparison)
      throws IOException {
    try (Stream<Path> entries = Files.list(root)) {
      List<DynamicTest> tests =
          entries
              .filter(isCase)
              .sorted()
              .map(
                  one ->
                      DynamicTest.dynamicTest(
                          one.getFileName().toString(), () -> comparison.compare(one)))
              .toList();
      assertThat(tests).isNotEmpty();
      return tests;
    }
  }

  /** Fails where the text is another; writes it where that is asked for. */
  public static void compare(Path expected, String actual) throws IOException {
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(expected, actual);
    }
    assertThat(expected).as("run with -Dgolden.update=true to write it").exists();
    assertThat(actual).isEqualTo(Yaml.text(expected));
  }
}
