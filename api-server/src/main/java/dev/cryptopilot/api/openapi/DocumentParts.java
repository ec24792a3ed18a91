// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** Joins the document's files, which lie on the class path under {@code openapi/}. */
public final class DocumentParts {

  private static final String FRAME = "openapi";

  private final ObjectMapper yaml = new ObjectMapper(new YAMLFactory());

  /** The whole document, with the error answer added to every operation. */
  public ApiDocument document() {
    ObjectNode root = read(FRAME);
    ObjectNode paths = root.putObject("paths");
    for (JsonNode part : root.remove("x-parts")) {
      ObjectNode area = read(part.asText());
      area.path("paths").properties().forEach(path -> add(paths, path));
      area.path("components").properties().forEach(kind -> addAll(root, kind));
    }
    paths.forEach(path -> path.forEach(DocumentParts::addErrorAnswer));
    return new ApiDocument(root);
  }

  private static void addAll(ObjectNode root, Map.Entry<String, JsonNode> kind) {
    ObjectNode components = root.withObject("/components/" + kind.getKey());
    kind.getValue().properties().forEach(component -> add(components, component));
  }

  private static void add(ObjectNode target, Map.Entry<String, JsonNode> entry) {
    if (target.has(entry.getKey())) {
      throw new IllegalStateException("two parts of the API document have " + entry.getKey());
    }
    target.set(entry.getKey(), entry.getValue());
  }

  private static void addErrorAnswer(JsonNode operation) {
    ObjectNode responses = ((ObjectNode) operation).withObject("/responses");
    if (!responses.has("default")) {
      responses.putObject("default").put("$ref", "#/components/responses/Error");
    }
  }

  private ObjectNode read(String part) {
    String file = "/openapi/" + part + ".yaml";
    try (InputStream in = DocumentParts.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("the API document has no part " + file);
      }
      return (ObjectNode) yaml.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
  }
}
