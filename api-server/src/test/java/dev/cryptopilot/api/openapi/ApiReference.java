// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Writes the API document as pages for people: one a tag, and an index. */
record ApiReference(ApiDocument document) {

  private static final String NOTE =
      "<!-- Written from the OpenAPI document; ApiReferenceTest says how to write it again. -->\n";

  /** Text of each page by its file name. */
  Map<String, String> pages() {
    Map<String, StringBuilder> byTag = new TreeMap<>();
    StringBuilder index = new StringBuilder("# The API\n\n").append(NOTE);
    index.append('\n').append(document.root().at("/info/description").asText());
    index.append("\n\nThe same as OpenAPI 3.1: `GET /api/openapi.json`.\n");
    index.append("\n| area | method | path | what for |\n|---|---|---|---|\n");
    for (Map.Entry<String, JsonNode> path : document.root().path("paths").properties()) {
      for (Map.Entry<String, JsonNode> verb : path.getValue().properties()) {
        if (!verb.getValue().has("operationId")) {
          continue;
        }
        String tag = verb.getValue().at("/tags/0").asText();
        String method = verb.getKey().toUpperCase(Locale.ROOT);
        byTag
            .computeIfAbsent(tag, t -> new StringBuilder("# API: " + t + "\n\n" + NOTE))
            .append(operation(method, path.getKey(), verb.getValue()));
        index.append(
            "| [%s](%s.md) | %s | `%s` | %s |%n"
                .formatted(
                    tag, tag, method, path.getKey(), verb.getValue().path("summary").asText()));
      }
    }
    Map<String, String> pages = new TreeMap<>();
    pages.put("README.md", index.toString());
    byTag.forEach((tag, text) -> pages.put(tag + ".md", text.toString()));
    return pages;
  }

  private String operation(String method, String path, JsonNode node) {
    Operation operation = new Operation(document, node);
    StringBuilder text = new StringBuilder();
    text.append("\n## ").append(method).append(" ").append(path).append("\n\n");
    text.append(node.path("summary").asText()).append(". ");
    text.append(token(operation));
    if (node.has("description")) {
      text.append("\n\n").append(node.path("description").asText().strip());
    }
    text.append("\n");
    parameters(text, operation);
    operation
        .bodySchema()
        .ifPresent(
            schema -> {
              text.append(operation.bodyRequired() ? "\nBody:\n\n" : "\nBody, optional:\n\n");
              fields(text, schema);
            });
    for (Map.Entry<String, JsonNode> response : node.path("responses").properties()) {
      answer(text, response.getKey(), document.resolved(response.getValue()));
    }
    return text.toString();
  }

  private static String token(Operation operation) {
    if (operation.isPublic()) {
      return "Needs no token.";
    }
    return operation.isForAdmins() ? "Needs a token of an administrator." : "Needs a token.";
  }

  private static void parameters(StringBuilder text, Operation operation) {
    if (operation.parameters().isEmpty()) {
      return;
    }
    text.append("\n| parameter | in | type |\n|---|---|---|\n");
    for (Operation.Parameter parameter : operation.parameters()) {
      text.append(
          "| `%s`%s | %s | %s |%n"
              .formatted(
                  parameter.name(),
                  parameter.required() ? "" : " (optional)",
                  parameter.in(),
                  SchemaText.type(parameter.schema())));
    }
  }

  private void answer(StringBuilder text, String status, JsonNode response) {
    if (status.equals("default")) {
      return;
    }
    text.append("\n").append(status).append(": ").append(response.path("description").asText());
    List<String> types = new ArrayList<>();
    response.path("content").fieldNames().forEachRemaining(types::add);
    if (!types.isEmpty()) {
      text.append(" (`").append(String.join("`, `", types)).append("`)");
    }
    text.append("\n");
    JsonNode schema = response.path("content").path("application/json").path("schema");
    if (!schema.isMissingNode()) {
      text.append("\n");
      fields(text, schema);
    }
  }

  private void fields(StringBuilder text, JsonNode schema) {
    List<SchemaText.Field> fields = new SchemaText(document).fields(schema);
    if (fields.isEmpty()) {
      text.append("Any JSON object.\n");
      return;
    }
    text.append("| field | type | |\n|---|---|---|\n");
    for (SchemaText.Field field : fields) {
      text.append(
          "| `%s`%s | %s | %s |%n"
              .formatted(
                  field.path(),
                  field.required() ? "" : " (optional)",
                  field.type(),
                  field.description()));
    }
  }
}
