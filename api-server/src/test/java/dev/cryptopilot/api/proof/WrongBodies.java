// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cryptopilot.api.http.Json;
import dev.cryptopilot.api.openapi.ApiDocument;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Bodies that a schema must refuse: each known field once with a value of another type. */
final class WrongBodies {

  private WrongBodies() {}

  static List<JsonNode> of(ApiDocument document, JsonNode schema, JsonNode good) {
    List<JsonNode> wrong = new ArrayList<>();
    JsonNode resolved = resolved(document, schema);
    for (Map.Entry<String, JsonNode> property : resolved.path("properties").properties()) {
      JsonNode type = resolved(document, property.getValue());
      if (!type.has("type") && !type.has("enum") && !type.has("const")) {
        continue;
      }
      ObjectNode body = good.deepCopy();
      if (type.path("type").asText().equals("object")) {
        body.put(property.getKey(), "text");
      } else {
        body.putObject(property.getKey()).put("not", "this");
      }
      wrong.add(body);
    }
    return wrong;
  }

  private static JsonNode resolved(ApiDocument document, JsonNode schema) {
    JsonNode node = schema;
    while (node.has("$ref")) {
      node = document.root().at(node.path("$ref").asText().substring(1));
    }
    return node;
  }

  /** Texts, names and numbers that no store keeps: refused whatever the route reads. */
  static Stream<byte[]> unstorable() {
    return Stream.of(
            "{\"x\":{\"\":1}}",
            "{\"x\":[\"\\u0000\"]}",
            "{\"a\\u0085b\":1}",
            "{\"x\":{\"\\ud800\":1}}",
            "{\"x\":1e-999999999}")
        .map(json -> json.getBytes(StandardCharsets.US_ASCII));
  }

  /** More than any body limit of the proof. */
  static byte[] oversized() {
    ObjectNode body = Json.mapper().createObjectNode();
    body.put("filler", "x".repeat(200_000));
    return Json.bytes(body);
  }
}
