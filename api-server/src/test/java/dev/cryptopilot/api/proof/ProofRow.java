// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.cryptopilot.api.http.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How one route is called by the proof, and which statuses are right.
 *
 * <p>Absent statuses follow from the route's access: see {@link Expected}.
 *
 * @param route method and path as documented
 * @param path values of path parameters
 * @param body sent where the case does not say otherwise
 */
record ProofRow(
    String route,
    Map<String, String> path,
    Map<String, String> query,
    Optional<JsonNode> body,
    JsonNode node) {

  private static final Path ROWS = Path.of("src/test/resources/proof");

  /** All rows, files in order of their names and rows as they stand in them. */
  static List<ProofRow> all() throws IOException {
    try (Stream<Path> files = Files.list(ROWS)) {
      List<ProofRow> rows = new ArrayList<>();
      files.sorted().forEach(file -> rows.addAll(of(file)));
      return rows;
    }
  }

  private static List<ProofRow> of(Path file) {
    try {
      List<ProofRow> rows = new ArrayList<>();
      for (JsonNode node : new ObjectMapper(new YAMLFactory()).readTree(file.toFile())) {
        rows.add(
            new ProofRow(
                node.path("route").asText(),
                texts(node.path("path")),
                texts(node.path("query")),
                Optional.of(node.path("body")).filter(b -> !b.isMissingNode()),
                node));
      }
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(file.toString(), e);
    }
  }

  /** Statuses that the row names for a caller; empty when it names none. */
  List<Integer> statuses(String who) {
    JsonNode named = node.path(who);
    if (named.isInt()) {
      return List.of(named.intValue());
    }
    List<Integer> statuses = new ArrayList<>();
    named.forEach(status -> statuses.add(status.intValue()));
    return statuses;
  }

  /** Path and query with the row's values in place of parameters. */
  String uri() {
    String uri = route.substring(route.indexOf(' ') + 1);
    for (Map.Entry<String, String> parameter : path.entrySet()) {
      uri = uri.replace("{" + parameter.getKey() + "}", segments(parameter.getValue()));
    }
    StringBuilder whole = new StringBuilder(uri);
    char separator = '?';
    for (Map.Entry<String, String> parameter : query.entrySet()) {
      whole.append(separator).append(parameter.getKey()).append('=');
      whole.append(URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8));
      separator = '&';
    }
    return whole.toString();
  }

  /** Slashes stay: the last parameter of a path may take several segments. */
  private static String segments(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20").replace("%2F", "/");
  }

  byte[] bodyBytes() {
    return body.map(Json::bytes).orElse(new byte[0]);
  }

  private static Map<String, String> texts(JsonNode node) {
    Map<String, String> texts = new java.util.LinkedHashMap<>();
    node.properties().forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
    return texts;
  }
}
