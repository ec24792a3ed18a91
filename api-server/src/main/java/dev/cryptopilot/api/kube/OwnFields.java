// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.kube;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cryptopilot.api.http.Json;
import java.util.Map;

/**
 * What a field manager has applied to an object so far, read from {@code metadata.managedFields}
 * (format FieldsV1). A server-side apply that leaves out a field of its own removes it, so every
 * apply begins with this. Pure.
 */
final class OwnFields {

  private OwnFields() {}

  /** The object reduced to the fields that {@code manager} applied; empty when there are none. */
  static ObjectNode of(JsonNode live, String manager) {
    for (JsonNode entry : live.path("metadata").path("managedFields")) {
      boolean own =
          entry.path("manager").asText().equals(manager)
              && entry.path("operation").asText().equals("Apply")
              && entry.path("subresource").asText().isEmpty();
      if (own) {
        return (ObjectNode) part(entry.path("fieldsV1"), live);
      }
    }
    return Json.mapper().createObjectNode();
  }

  private static JsonNode part(JsonNode fields, JsonNode value) {
    return value.isArray() ? elements(fields, value) : members(fields, value);
  }

  private static ObjectNode members(JsonNode fields, JsonNode value) {
    ObjectNode part = Json.mapper().createObjectNode();
    for (Map.Entry<String, JsonNode> field : fields.properties()) {
      if (!field.getKey().startsWith("f:")) {
        continue;
      }
      String name = field.getKey().substring(2);
      JsonNode child = value.path(name);
      if (!child.isMissingNode()) {
        part.set(name, isLeaf(field.getValue(), child) ? child : part(field.getValue(), child));
      }
    }
    return part;
  }

  /** Elements of a set, such as finalizers. */
  private static ArrayNode elements(JsonNode fields, JsonNode value) {
    ArrayNode part = Json.mapper().createArrayNode();
    for (Map.Entry<String, JsonNode> field : fields.properties()) {
      if (field.getKey().startsWith("v:")) {
        JsonNode element = parsed(field.getKey().substring(2));
        value.forEach(
            one -> {
              if (one.equals(element)) {
                part.add(one);
              }
            });
      }
    }
    return part;
  }

  private static boolean isLeaf(JsonNode fields, JsonNode value) {
    return fields.isEmpty() || value.isValueNode();
  }

  private static JsonNode parsed(String json) {
    try {
      return Json.mapper().readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("managedFields are not as Kubernetes writes them", e);
    }
  }
}
