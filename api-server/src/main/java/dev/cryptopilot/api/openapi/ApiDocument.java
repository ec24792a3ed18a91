// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cryptopilot.api.http.Route;
import dev.cryptopilot.api.http.Verb;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The OpenAPI document: what each operation takes and answers. */
public record ApiDocument(JsonNode root) {

  /** The operation a route is described by. */
  public Optional<Operation> operation(Route route) {
    JsonNode node =
        root.path("paths")
            .path(route.documentedPath())
            .path(route.verb().name().toLowerCase(Locale.ROOT));
    return node.isObject() ? Optional.of(new Operation(this, node)) : Optional.empty();
  }

  /** All operations as {@code GET /api/health}. */
  public List<String> operationNames() {
    List<String> names = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : root.path("paths").properties()) {
      for (Verb verb : Verb.values()) {
        if (path.getValue().has(verb.name().toLowerCase(Locale.ROOT))) {
          names.add(verb + " " + path.getKey());
        }
      }
    }
    return names;
  }

  /** The node itself, or what its {@code $ref} points to. */
  JsonNode resolved(JsonNode node) {
    String ref = node.path("$ref").textValue();
    return ref == null ? node : root.at(ref.substring(1));
  }
}
