// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.cryptopilot.crds.generate.SchemaWalk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.BiConsumer;

/** The shipped CRDs, as tests look at them. */
public final class CrdSchemas {

  public static final List<String> PLURALS = List.of("bots", "botpools", "strategies");

  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  private CrdSchemas() {}

  /** The shipped CRD of {@code plural}. */
  public static JsonNode crd(String plural) {
    try (var file = CrdSchemas.class.getResourceAsStream("/crds/" + plural + ".yaml")) {
      return YAML.readTree(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Calls {@code visitor} with {@code bots.spec.owner} and the like, and the schema there. */
  public static void visitAll(BiConsumer<String, ObjectNode> visitor) {
    for (String plural : PLURALS) {
      ObjectNode schema = (ObjectNode) crd(plural).at("/spec/versions/0/schema/openAPIV3Schema");
      SchemaWalk.visit(schema, (path, node) -> visitor.accept(plural + path, node));
    }
  }
}
