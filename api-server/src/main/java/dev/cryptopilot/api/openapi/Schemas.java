// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.cryptopilot.api.http.FieldError;
import dev.cryptopilot.api.http.Json;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Checks JSON against schemas of the document; each is compiled when first used. */
public final class Schemas {

  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          builder ->
              builder.schemaRegistryConfig(
                  com.networknt.schema.SchemaRegistryConfig.builder()
                      .formatAssertionsEnabled(true)
                      .build()));
  // By identity: the document never changes, and hashing a schema costs more than checking it.
  private final Map<JsonNode, Schema> compiled =
      Collections.synchronizedMap(new IdentityHashMap<>());
  private final JsonNode components;

  public Schemas(ApiDocument document) {
    this.components = document.root().path("components");
  }

  /**
   * What is wrong with a value.
   *
   * @param location of the value in the request: {@code body}, {@code query} or {@code path}
   * @param prefix put before the field's path, such as a parameter's name
   */
  public List<FieldError> check(JsonNode schema, JsonNode value, String location, String prefix) {
    return compiled.computeIfAbsent(schema, this::compile).validate(value).stream()
        .map(error -> new FieldError(prefix + field(error), error.getMessage(), location))
        .toList();
  }

  private Schema compile(JsonNode schema) {
    // The components go along, so that "#/components/…" points somewhere.
    ObjectNode alone = Json.mapper().createObjectNode();
    alone.putArray("allOf").add(schema);
    alone.set("components", components);
    return registry.getSchema(alone);
  }

  private static String field(Error error) {
    String pointer = error.getInstanceLocation().toString();
    String path = pointer.startsWith("/") ? pointer.substring(1) : pointer;
    String property = error.getProperty();
    if (property == null) {
      return path;
    }
    return path.isEmpty() ? property : path + "/" + property;
  }
}
