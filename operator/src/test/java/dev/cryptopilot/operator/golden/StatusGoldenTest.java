// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.operator.bot.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Strategies and pools with the statuses that the factories give them. GitOps tools' rules are
 * tried on these files (e2e/gitops). After a wanted change run with {@code -Dgolden.update=true}
 * and read the difference.
 */
class StatusGoldenTest {

  private static final Path ROOT = Path.of("src/test/resources/golden");

  private static SortedMap<String, Object> objects() {
    SortedMap<String, Object> objects = new TreeMap<>();
    StrategyTale.all().forEach((name, strategy) -> objects.put("strategy/" + name, strategy));
    PoolStatusTale.all().forEach((name, pool) -> objects.put("pool/" + name, pool));
    return objects;
  }

  @TestFactory
  List<DynamicTest> everyObject() {
    return objects().entrySet().stream()
        .map(one -> DynamicTest.dynamicTest(one.getKey(), () -> compare(one)))
        .toList();
  }

  @Test
  void noFileIsLeftOver() throws IOException {
    for (String kind : List.of("strategy", "pool")) {
      try (Stream<Path> files = Files.list(ROOT.resolve(kind))) {
        assertThat(files.map(file -> kind + '/' + file.getFileName().toString()))
            .allMatch(name -> objects().containsKey(name.replace(".yaml", "")));
      }
    }
  }

  private static void compare(Map.Entry<String, Object> one) throws IOException {
    Path file = ROOT.resolve(one.getKey() + ".yaml");
    String actual = Yaml.write(one.getValue());
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, actual);
    }
    assertThat(file).as("run with -Dgolden.update=true to write it").exists();
    assertThat(actual).isEqualTo(Yaml.text(file));
  }
}
