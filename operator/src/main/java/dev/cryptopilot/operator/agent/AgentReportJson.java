// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.agent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the JSON of a report, protocol version 1. Unknown fields are ignored. */
final class AgentReportJson {

  private static final int VERSION = 1;
  private static final ObjectMapper JSON = new ObjectMapper();

  private AgentReportJson() {}

  static AgentAnswer read(String text) {
    JsonNode root;
    try {
      root = JSON.readTree(text);
    } catch (JsonProcessingException e) {
      return new AgentAnswer.Malformed("the answer is not JSON");
    }
    int version = root.path("version").asInt();
    if (version != VERSION) {
      return new AgentAnswer.Malformed(
          "the report has version " + version + ", this operator knows " + VERSION);
    }
    if (!root.path("agentId").isTextual()) {
      return new AgentAnswer.Malformed("the report has no agentId");
    }
    return new AgentAnswer.Answered(report(new JsonFields(root)));
  }

  /** Empty when it is no answer to a check. */
  static Optional<AgentCheck> check(String text) {
    try {
      JsonNode root = JSON.readTree(text);
      return root.path("looked").isObject()
          ? Optional.of(AgentCheck.read(new JsonFields(root)))
          : Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static AgentReport report(JsonFields root) {
    JsonFields desired = root.object("desired");
    List<BotReport> bots = new ArrayList<>();
    root.list("bots").forEach(node -> bots.add(BotReportJson.read(node)));
    return new AgentReport(
        root.textOrEmpty("agentId"),
        root.number("revision").orElse(0),
        root.textOrEmpty("pod"),
        root.instant("at"),
        desired.number("revision").orElse(0),
        desired.text("error"),
        runtime(root.object("runtime")),
        root.object("memory").number("podPssBytes"),
        bots);
  }

  private static RuntimeReport runtime(JsonFields node) {
    return new RuntimeReport(
        node.flag("preloaded"),
        node.flag("immortal"),
        node.textOrEmpty("python"),
        node.textOrEmpty("freqtrade"),
        node.text("reason"));
  }
}
