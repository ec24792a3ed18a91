// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.generate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cryptopilot.crds.TextForm;

/**
 * Says a wrong text in words: each pattern becomes a rule whose message names the field and shows
 * an example.
 */
final class PatternRules {

  private static final String RULES = "x-kubernetes-validations";
  private static final int LENGTH = 256;

  private PatternRules() {}

  static void inWords(String path, ObjectNode node) {
    if (node.has("pattern")) {
      String pattern = node.remove("pattern").asText();
      String message = path.substring(1) + " must be " + TextForm.words(pattern);
      if (!node.has("maxLength")) {
        node.put("maxLength", LENGTH);
      }
      ArrayNode rules = node.withArray(RULES);
      rules.insertObject(0).put("message", message).put("rule", "self.matches('" + pattern + "')");
    }
  }
}
