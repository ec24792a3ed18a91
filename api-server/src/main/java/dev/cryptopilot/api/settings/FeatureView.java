// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.settings;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cryptopilot.api.http.Json;
import dev.cryptopilot.crds.bot.Bot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The features of a bot as the settings page shows them. Pure. */
final class FeatureView {

  /** Writes empty lists too: a person who switched every day off has said something. */
  private static final ObjectMapper WHOLE =
      Json.mapper()
          .copy()
          .setAnnotationIntrospector(
              new JacksonAnnotationIntrospector() {
                private static final long serialVersionUID = 1;

                @Override
                public JsonInclude.Value findPropertyInclusion(Annotated annotated) {
                  return JsonInclude.Value.construct(
                      JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS);
                }
              });

  private FeatureView() {}

  /** What is stored; groups that are not there are shown with their defaults, switched off. */
  static ObjectNode of(Bot bot) {
    ObjectNode shown = FeatureDefaults.off();
    for (Map.Entry<String, JsonNode> group : stored(bot).properties()) {
      shown.set(group.getKey(), group.getValue());
    }
    return shown;
  }

  /** What the spec holds. */
  static ObjectNode stored(Bot bot) {
    return bot.getSpec()
        .featureSettings()
        .map(features -> (ObjectNode) WHOLE.valueToTree(features))
        .orElseGet(() -> Json.mapper().createObjectNode());
  }

  /** Which groups are on. */
  static Map<String, Object> summary(JsonNode features) {
    List<String> on = new ArrayList<>();
    List<String> off = new ArrayList<>();
    for (Map.Entry<String, JsonNode> group : features.properties()) {
      if (group.getValue().has("enabled")) {
        (group.getValue().path("enabled").asBoolean() ? on : off).add(group.getKey());
      }
    }
    return Map.of(
        "enabledFeatures",
        on,
        "disabledFeatures",
        off,
        "enabledCount",
        on.size(),
        "totalFeatures",
        on.size() + off.size());
  }
}
