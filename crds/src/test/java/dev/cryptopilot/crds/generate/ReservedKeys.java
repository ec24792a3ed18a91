// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.generate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cryptopilot.crds.bot.ReservedConfig;

/**
 * Puts the reserved keys of {@code spec.config} into the schema. A rule sees declared fields only;
 * each reserved key is declared with a rule that is never true, so that it fails exactly where the
 * key is set.
 */
final class ReservedKeys {

  private static final String OPEN = "x-kubernetes-preserve-unknown-fields";

  private ReservedKeys() {}

  static void refuse(ObjectNode schema) {
    if (schema.at("/properties/spec/properties/config") instanceof ObjectNode config) {
      ReservedConfig.ALL.forEach(key -> refuse(config, key));
    }
  }

  private static void refuse(ObjectNode config, ReservedConfig.Key key) {
    ObjectNode parent = config;
    for (String name : key.path().subList(0, key.path().size() - 1)) {
      parent = open(parent.withObject("/properties/" + name));
      parent.put("description", "Further settings of " + name + ".");
    }
    ObjectNode leaf = parent.withObject("/properties/" + key.path().getLast());
    leaf.put("description", "Not to be set: " + key.fix() + ".");
    declare(leaf, key.type());
    JsonNode rule = leaf.objectNode().put("message", key.message()).put("rule", "false");
    leaf.putArray("x-kubernetes-validations").add(rule);
  }

  private static void declare(ObjectNode leaf, String type) {
    leaf.put("type", type);
    switch (type) {
      case "object" -> leaf.put(OPEN, true);
      case "array" ->
          leaf.putObject("items").put("type", "string").put("description", "Not to be set.");
      default -> {}
    }
  }

  private static ObjectNode open(ObjectNode node) {
    return node.put("type", "object").put(OPEN, true);
  }
}
