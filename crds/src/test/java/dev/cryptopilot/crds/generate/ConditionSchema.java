// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.generate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** The schema of a condition, with the words and limits of the Kubernetes convention. */
final class ConditionSchema {

  private static final Map<String, String> WORDS =
      Map.of(
          "type", "Name of the condition.",
          "status", "True, False or Unknown.",
          "reason", "One word for why, stable enough for programs.",
          "message", "A sentence for people.",
          "lastTransitionTime", "When status last changed, RFC 3339.",
          "observedGeneration", "Generation of the spec that the condition is about.");

  private ConditionSchema() {}

  static void describe(ObjectNode condition) {
    WORDS.forEach(
        (field, words) ->
            ((ObjectNode) condition.at("/properties/" + field)).put("description", words));
    ((ObjectNode) condition.at("/properties/status"))
        .putArray("enum")
        .add("True")
        .add("False")
        .add("Unknown");
    ((ObjectNode) condition.at("/properties/message")).put("maxLength", 32768);
    condition.put("description", "One condition.");
    condition.putArray("required").add("type").add("status");
  }
}
