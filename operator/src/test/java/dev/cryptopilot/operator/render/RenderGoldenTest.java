// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cryptopilot.crds.bot.Bot;
import dev.cryptopilot.crds.strategy.Strategy;
import dev.cryptopilot.crds.strategy.StrategySpec;
import dev.cryptopilot.operator.strategy.StrategyVersion;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each directory under {@code render/}: {@code in-bot.yaml} and {@code in-strategy.yaml} (and more
 * {@code in-} files) become the {@code out-} files, byte for byte. With the system property {@code
 * golden.write=true} the files are written anew; look at the difference before you keep it.
 */
class RenderGoldenTest {

  private static final Path CASES = Path.of("src/test/resources/render");
  private static final KubernetesSerialization YAML = new KubernetesSerialization();
  private static final ObjectMapper JSON = new ObjectMapper();

  static List<Path> cases() throws IOException {
    try (Stream<Path> directories = Files.list(CASES)) {
      return directories.filter(Files::isDirectory).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void inBecomesOut(Path directory) throws IOException {
    SortedMap<String, String> rendered = files(render(directory));
    if (Boolean.getBoolean("golden.write")) {
      for (Map.Entry<String, String> file : rendered.entrySet()) {
        Files.writeString(directory.resolve(file.getKey()), file.getValue());
      }
    }
    assertThat(outputs(directory)).isEqualTo(rendered);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void twiceTheSame(Path directory) throws IOException {
    assertThat(render(directory)).isEqualTo(render(directory));
  }

  @Test
  void thereAreCases() throws IOException {
    assertThat(cases()).hasSizeGreaterThan(10);
  }

  private static RenderResult render(Path directory) throws IOException {
    Bot bot = YAML.unmarshal(Files.readString(directory.resolve("in-bot.yaml")), Bot.class);
    Strategy strategy =
        YAML.unmarshal(Files.readString(directory.resolve("in-strategy.yaml")), Strategy.class);
    RenderSettings settings = new RenderSettings(json(directory, "in-paper-exchange.json"));
    Map<String, String> secret = new TreeMap<>();
    json(directory, "in-credentials.json")
        .forEach((key, value) -> secret.put(key, String.valueOf(value)));
    Optional<ExchangeCredentials> credentials = ExchangeCredentials.of(secret);
    return new BotRenderer(settings).render(bot.getSpec(), version(strategy), credentials);
  }

  private static StrategyVersion version(Strategy strategy) {
    StrategySpec spec = strategy.getSpec();
    String file = spec.className() + ".py";
    return new StrategyVersion(
        strategy.getMetadata().getName(),
        spec.version(),
        spec.className(),
        new TreeMap<>(Map.of(file, spec.source().inlineText().orElseThrow())),
        file,
        spec.parameters(),
        spec.requirements());
  }

  private static SortedMap<String, String> files(RenderResult result) {
    SortedMap<String, String> files = new TreeMap<>();
    switch (result) {
      case RenderResult.Refused refused ->
          files.put("out-refused.txt", refused.field() + "\n" + refused.message() + "\n");
      case RenderResult.Rendered rendered ->
          rendered
              .content()
              .files()
              .byPath()
              .forEach((path, text) -> files.put("out-" + path.replace('/', '-'), text));
    }
    return files;
  }

  private static SortedMap<String, String> outputs(Path directory) throws IOException {
    SortedMap<String, String> outputs = new TreeMap<>();
    try (Stream<Path> all = Files.list(directory)) {
      for (Path file : all.toList()) {
        String name = file.getFileName().toString();
        if (name.startsWith("out-")) {
          outputs.put(name, Files.readString(file));
        } else {
          assertThat(name).as("every file is used").startsWith("in-");
        }
      }
    }
    return outputs;
  }

  private static Map<String, Object> json(Path directory, String name) throws IOException {
    Path file = directory.resolve(name);
    return Files.exists(file)
        ? JSON.readValue(Files.readString(file), new TypeReference<>() {})
        : Map.of();
  }
}
