// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.generate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Steps for the root of a kind's schema. */
final class RootSteps {

  private static final Map<String, String> KINDS =
      Map.of(
          "Bot",
              "One trading bot: what it trades, with which strategy, where, and whether for real.",
          "BotPool", "Pods that bots run in: for whom, how many, and how they are looked after.",
          "Strategy", "A trading strategy with its versions and their roll-out.");

  private RootSteps() {}

  /** Without this, a resource that has no spec would pass by every rule. */
  static void requireSpec(ObjectNode schema) {
    schema.putArray("required").add("spec");
  }

  static void describe(ObjectNode schema, String kind) {
    schema.put("description", KINDS.get(kind));
    ((ObjectNode) schema.at("/properties/spec")).put("description", "What is asked for.");
    ((ObjectNode) schema.at("/properties/status"))
        .put("description", "What is known about it; the operator alone writes it.");
  }
}
