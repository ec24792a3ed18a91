// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Optional;

/** Parses a JSON body where the route reads one; the Content-Type header is not asked. */
final class ReadBody {

  private ReadBody() {}

  static Optional<JsonNode> of(Route route, byte[] bytes) {
    Optional<JsonNode> body =
        route.body() == Body.NONE || bytes.length == 0
            ? Optional.empty()
            : Optional.of(tree(bytes));
    if (body.isEmpty() && route.body() == Body.REQUIRED) {
      throw new Refused(ApiError.invalid("Validation failed: a JSON body is required."));
    }
    return body;
  }

  private static JsonNode tree(byte[] bytes) {
    try {
      JsonNode tree = Json.parse(bytes);
      if (tree.isObject()) {
        return tree;
      }
    } catch (IOException e) {
      // Told below, like a body that is no object.
    }
    throw new Refused(ApiError.invalid("Validation failed: the body is not a JSON object."));
  }
}
