// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.generate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator.Feature;
import dev.cryptopilot.crds.bot.Bot;
import dev.cryptopilot.crds.pool.BotPool;
import dev.cryptopilot.crds.strategy.Strategy;
import io.fabric8.crdv2.generator.CRDGenerator;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The CRDs as they are shipped: what the generator makes of the Java types, with what it cannot say
 * added.
 */
public final class CrdYaml {

  private static final List<Class<? extends HasMetadata>> KINDS =
      List.of(Bot.class, BotPool.class, Strategy.class);

  private static final ObjectMapper YAML =
      new ObjectMapper(
          YAMLFactory.builder()
              .enable(Feature.MINIMIZE_QUOTES)
              .enable(Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
              .enable(Feature.INDENT_ARRAYS_WITH_INDICATOR)
              .disable(Feature.SPLIT_LINES)
              .disable(Feature.WRITE_DOC_START_MARKER)
              .build());

  private static final String HEADER =
      """
      # SPDX-License-Identifier: Apache-2.0
      # Generated from the Java types; do not edit. Again: mvn -pl crds test -Dtest=CrdDriftTest -Dcrds.write=true
      """;

  private CrdYaml() {}

  /**
   * File name to content, for each kind; {@code scratch} is an empty directory for the generator's
   * own output.
   */
  public static Map<String, String> generate(Path scratch) {
    new CRDGenerator()
        .customResourceClasses(KINDS)
        .forCRDVersions("v1")
        .inOutputDir(scratch.toFile())
        .generate();
    Map<String, String> files = new TreeMap<>();
    try (var generated = Files.list(scratch)) {
      for (Path file : generated.filter(path -> path.toString().endsWith(".yml")).toList()) {
        ObjectNode crd = (ObjectNode) YAML.readTree(file.toFile());
        CrdFinish.apply(crd);
        files.put(
            crd.at("/spec/names/plural").asText() + ".yaml", HEADER + YAML.writeValueAsString(crd));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }
}
