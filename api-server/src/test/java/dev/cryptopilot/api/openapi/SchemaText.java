// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A schema as rows of a table, nested fields with dots in their path. */
record SchemaText(ApiDocument document) {

  private static final int DEEPEST = 4;

  record Field(String path, String type, boolean required, String description) {}

  List<Field> fields(JsonNode schema) {
    List<Field> fields = new ArrayList<>();
    add(fields, "", schema, 0);
    return fields;
  }

  private void add(List<Field> fields, String prefix, JsonNode schema, int depth) {
    JsonNode object = document.resolved(schema);
    object.path("allOf").forEach(part -> add(fields, prefix, part, depth));
    for (Map.Entry<String, JsonNode> property : object.path("properties").properties()) {
      JsonNode type = document.resolved(property.getValue());
      String path = prefix + property.getKey();
      fields.add(
          new Field(
              path,
              type(type),
              requires(object, property.getKey()),
              description(property.getValue(), type)));
      if (depth < DEEPEST) {
        add(fields, path + ".", type, depth + 1);
        add(fields, path + "[].", document.resolved(type.path("items")), depth + 1);
      }
    }
  }

  private static boolean requires(JsonNode object, String name) {
    for (JsonNode required : object.path("required")) {
      if (required.asText().equals(name)) {
        return true;
      }
    }
    return false;
  }

  private static String description(JsonNode own, JsonNode resolved) {
    String text = own.path("description").asText(resolved.path("description").asText());
    return text.replace("|", "\\|").replace("\n", " ").strip();
  }

  static String type(JsonNode schema) {
    if (schema.has("const")) {
      return "`" + schema.path("const").asText() + "`";
    }
    if (schema.has("enum")) {
      List<String> values = new ArrayList<>();
      schema.path("enum").forEach(value -> values.add("`" + value.asText() + "`"));
      return String.join(" ", values);
    }
    List<String> names = new ArrayList<>();
    JsonNode type = schema.path("type");
    if (type.isArray()) {
      type.forEach(name -> names.add(name.asText()));
    } else if (type.isTextual()) {
      names.add(type.asText());
    }
    String text = names.isEmpty() ? "any" : String.join(" or ", names);
    return text + bounds(schema);
  }

  private static String bounds(JsonNode schema) {
    StringBuilder text = new StringBuilder();
    for (String bound :
        List.of(
            "format",
            "minimum",
            "exclusiveMinimum",
            "maximum",
            "minLength",
            "maxLength",
            "maxItems",
            "default")) {
      if (schema.has(bound)) {
        text.append(", ").append(bound).append(' ').append(schema.path(bound).asText());
      }
    }
    return text.toString();
  }
}
