// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cryptopilot.api.http.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;

/** The features a bot of the web client begins with; all percentages are percent points. */
public final class FeatureDefaults {

  /** Version of the settings page. */
  public static final String VERSION = "2.0.0";

  private static final String FILE = "/settings/feature-defaults.json";

  private FeatureDefaults() {}

  /** Without {@code _meta}. */
  public static ObjectNode features() {
    try (InputStream in = FeatureDefaults.class.getResourceAsStream(FILE)) {
      return (ObjectNode) Json.parse(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(FILE, e);
    }
  }

  /** The defaults as they are saved at {@code now}. */
  public static ObjectNode fresh(Instant now) {
    ObjectNode features = features();
    features.set("_meta", meta(now, now));
    return features;
  }

  /** The defaults with every group switched off: a bot that has none. */
  public static ObjectNode off() {
    ObjectNode features = features();
    for (JsonNode group : features) {
      ((ObjectNode) group).put("enabled", false);
    }
    return features;
  }

  static ObjectNode meta(Instant created, Instant updated) {
    return Json.mapper()
        .createObjectNode()
        .put("version", VERSION)
        .put("createdAt", created.toString())
        .put("updatedAt", updated.toString());
  }
}
