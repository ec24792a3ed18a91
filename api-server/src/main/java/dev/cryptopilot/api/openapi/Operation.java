// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One operation of the document. */
public record Operation(ApiDocument document, JsonNode node) {

  private static final String JSON = "application/json";
  private static final String SCHEME = "token";
  private static final String ADMIN = "admin";

  /**
   * A parameter in the path or the query.
   *
   * @param in {@code path} or {@code query}
   */
  public record Parameter(String name, String in, boolean required, JsonNode schema) {}

  public List<Parameter> parameters() {
    List<Parameter> parameters = new ArrayList<>();
    for (JsonNode entry : node.path("parameters")) {
      JsonNode parameter = document.resolved(entry);
      parameters.add(
          new Parameter(
              parameter.path("name").asText(),
              parameter.path("in").asText(),
              parameter.path("required").asBoolean(),
              parameter.path("schema")));
    }
    return parameters;
  }

  public boolean hasBody() {
    return node.has("requestBody");
  }

  public boolean bodyRequired() {
    return document.resolved(node.path("requestBody")).path("required").asBoolean();
  }

  public Optional<JsonNode> bodySchema() {
    return present(
        document.resolved(node.path("requestBody")).path("content").path(JSON).path("schema"));
  }

  /** Whether callers need no token. */
  public boolean isPublic() {
    return node.path("security").isArray() && node.path("security").isEmpty();
  }

  /** Whether callers need the role admin, by the roles that OpenAPI 3.1 lets a scheme list. */
  public boolean isForAdmins() {
    for (JsonNode requirement : node.path("security")) {
      for (JsonNode role : requirement.path(SCHEME)) {
        if (ADMIN.equals(role.asText())) {
          return true;
        }
      }
    }
    return false;
  }

  public String tier() {
    return node.path("x-tier").asText();
  }

  /** What the document says about answers with this status. */
  public Optional<JsonNode> response(int status) {
    JsonNode exact = node.path("responses").path(String.valueOf(status));
    JsonNode found =
        exact.isMissingNode() && status >= 400 ? node.path("responses").path("default") : exact;
    return present(document.resolved(found));
  }

  /** Schema of JSON answers with this status. */
  public Optional<JsonNode> responseSchema(int status) {
    return response(status).flatMap(r -> present(r.path("content").path(JSON).path("schema")));
  }

  private static Optional<JsonNode> present(JsonNode node) {
    return node.isMissingNode() ? Optional.empty() : Optional.of(node);
  }
}
