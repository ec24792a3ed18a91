// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.generate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.BiConsumer;

/** Goes through a structural schema, parents first. */
public final class SchemaWalk {

  private SchemaWalk() {}

  /**
   * Calls {@code visitor} with the path ({@code .spec.pods.min}, {@code .spec.market.pairs[]}) and
   * schema of each field.
   */
  public static void visit(ObjectNode schema, BiConsumer<String, ObjectNode> visitor) {
    visit("", schema, visitor);
  }

  private static void visit(
      String path, ObjectNode schema, BiConsumer<String, ObjectNode> visitor) {
    visitor.accept(path, schema);
    for (var field : List.copyOf(schema.path("properties").properties())) {
      visit(path + "." + field.getKey(), (ObjectNode) field.getValue(), visitor);
    }
    if (schema.get("items") instanceof ObjectNode items) {
      visit(path + "[]", items, visitor);
    }
    if (schema.get("additionalProperties") instanceof ObjectNode values) {
      visit(path + "{}", values, visitor);
    }
  }
}
