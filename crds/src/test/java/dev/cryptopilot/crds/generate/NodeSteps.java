// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.generate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Steps that look at one schema node and what is right below it. */
final class NodeSteps {

  private static final String RULES = "x-kubernetes-validations";
  private static final String OPEN = "x-kubernetes-preserve-unknown-fields";

  private static final int TEXT_LENGTH = 1024;
  private static final int ITEM_LENGTH = 100;
  private static final int LIST_LENGTH = 100;
  private static final int MAP_SIZE = 50;

  private NodeSteps() {}

  /** A record's component is seen twice, as field and as accessor, and so is each of its rules. */
  static void dropDoubledRules(ObjectNode node) {
    if (node.get(RULES) instanceof ArrayNode rules) {
      Set<JsonNode> once = new LinkedHashSet<>();
      rules.forEach(once::add);
      node.putArray(RULES).addAll(once);
    }
  }

  /** The generator writes "objects only" below a free map, which would refuse numbers and texts. */
  static void openObjectsTakeAnything(ObjectNode node) {
    if (node.path(OPEN).asBoolean()) {
      node.remove("additionalProperties");
    }
  }

  /** 5 instead of 5.0 or 5E+0. */
  static void plainNumbers(ObjectNode node) {
    for (String key : List.of("default", "minimum", "maximum")) {
      if (node.get(key) != null && node.get(key).isNumber()) {
        BigDecimal value = node.get(key).decimalValue().stripTrailingZeros();
        node.set(
            key,
            value.scale() <= 0
                ? LongNode.valueOf(value.longValueExact())
                : DecimalNode.valueOf(value));
      }
    }
  }

  static void integerFormat(ObjectNode node) {
    if (node.path("type").asText().equals("integer") && !node.has("format")) {
      node.put("format", "int64");
    }
  }

  /** CEL's cost estimate and etcd both need to know how long a text can get. */
  static void boundedTexts(ObjectNode node) {
    boolean text = node.path("type").asText().equals("string");
    if (text && !node.has("enum") && !node.has("maxLength") && !node.has("format")) {
      node.put("maxLength", TEXT_LENGTH);
    }
  }

  static void boundedLists(ObjectNode node) {
    if (node.path("type").asText().equals("array")) {
      if (!node.has("maxItems")) {
        node.put("maxItems", LIST_LENGTH);
      }
      if (node.at("/items/type").asText().equals("string") && !node.at("/items").has("enum")) {
        ((ObjectNode) node.get("items")).put("maxLength", ITEM_LENGTH);
      }
    }
  }

  static void boundedMaps(ObjectNode node) {
    if (node.has("additionalProperties") && !node.has("maxProperties")) {
      node.put("maxProperties", MAP_SIZE);
    }
  }

  /** One condition a type; each may be applied by another manager. */
  static void conditionsByType(ObjectNode node) {
    if (node.at("/properties/conditions") instanceof ObjectNode conditions) {
      conditions.put("x-kubernetes-list-type", "map");
      conditions.putArray("x-kubernetes-list-map-keys").add("type");
      ConditionSchema.describe((ObjectNode) conditions.get("items"));
    }
  }
}
