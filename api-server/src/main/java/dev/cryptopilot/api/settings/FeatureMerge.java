// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.util.Map;

/**
 * What becomes of stored features when the page is saved: objects are merged member by member,
 * lists are replaced whole, members nobody here knows are kept, null takes a member away. Pure.
 */
final class FeatureMerge {

  private static final String META = "_meta";
  private static final String DAILY_LOSS = "dailyLossProtection";
  private static final String PAUSE = "pauseUntil";

  private FeatureMerge() {}

  /** The features to store. */
  static ObjectNode merge(ObjectNode stored, JsonNode sent, Instant now) {
    ObjectNode merged = stored.deepCopy();
    into(merged, sent);
    hoursAsText(merged);
    stamp(merged, stored, now);
    return merged;
  }

  private static void into(ObjectNode target, JsonNode change) {
    for (Map.Entry<String, JsonNode> member : change.properties()) {
      JsonNode value = member.getValue();
      JsonNode old = target.path(member.getKey());
      if (value.isNull()) {
        target.remove(member.getKey());
      } else if (value.isObject() && old.isObject()) {
        into((ObjectNode) old, value);
      } else {
        target.set(member.getKey(), value.deepCopy());
      }
    }
  }

  /** A pause of N hours may come as a number; the resource holds text. */
  private static void hoursAsText(ObjectNode merged) {
    JsonNode pause = merged.path(DAILY_LOSS).path(PAUSE);
    if (pause.isNumber()) {
      ((ObjectNode) merged.path(DAILY_LOSS))
          .set(PAUSE, TextNode.valueOf(String.valueOf(pause.intValue())));
    }
  }

  private static void stamp(ObjectNode merged, ObjectNode stored, Instant now) {
    String created = stored.path(META).path("createdAt").asText(now.toString());
    ObjectNode meta = merged.withObject("/" + META);
    meta.put("version", FeatureDefaults.VERSION);
    meta.put("createdAt", created);
    meta.put("updatedAt", now.toString());
  }
}
