// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.slots;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The document {@code desired.json} of protocol version 1. */
final class DesiredJson {

  private static final int VERSION = 1;
  private static final ObjectMapper JSON = new ObjectMapper();

  private DesiredJson() {}

  static String write(DesiredPod pod) {
    ObjectNode root = JSON.createObjectNode();
    root.put("version", VERSION);
    root.put("pool", pod.pool());
    root.put("pod", pod.pod());
    root.put("revision", pod.revision());
    root.set("health", JSON.valueToTree(pod.health()));
    pod.bots().forEach(bot -> root.withArray("bots").add(bot(bot)));
    if (pod.bots().isEmpty()) {
      root.putArray("bots");
    }
    return root.toPrettyString() + "\n";
  }

  private static ObjectNode bot(DesiredBot bot) {
    BotContent content = bot.content();
    ObjectNode node = JSON.createObjectNode();
    node.put("id", bot.id().value());
    node.put("name", bot.name());
    node.put("uid", bot.uid());
    node.put("goal", bot.goal().wireName());
    node.put("digest", content.digest());
    node.put("mode", content.mode());
    node.put("className", content.className());
    node.put("exchange", content.exchange());
    ObjectNode files = node.putObject("files");
    content
        .files()
        .byPath()
        .forEach((path, text) -> files.put(path, SlotsSecretCodec.blobKey(text)));
    node.set("drain", JSON.valueToTree(bot.drain()));
    node.set("strategy", JSON.valueToTree(content.strategy()));
    bot.arrival().ifPresent(arrival -> node.set("arrival", MoveJson.write(arrival)));
    bot.departure().ifPresent(departure -> node.set("departure", MoveJson.write(departure)));
    return node;
  }

  static DesiredPod read(String document, Map<String, String> blobs) {
    JsonNode root = parse(document);
    if (root.path("version").asInt() != VERSION) {
      throw new SlotsFormatException("its version is not " + VERSION);
    }
    List<DesiredBot> bots = new ArrayList<>();
    for (JsonNode node : root.path("bots")) {
      bots.add(bot(node, blobs));
    }
    return new DesiredPod(
        text(root, "pool"),
        text(root, "pod"),
        root.path("revision").asLong(),
        convert(root, "health", HealthPolicy.class),
        bots);
  }

  private static DesiredBot bot(JsonNode node, Map<String, String> blobs) {
    String id = text(node, "id");
    Map<String, String> files = new TreeMap<>();
    for (Map.Entry<String, JsonNode> file : node.path("files").properties()) {
      String content = blobs.get(file.getValue().asText());
      if (content == null) {
        throw new SlotsFormatException("bot " + id + " names a blob that is not there");
      }
      files.put(file.getKey(), content);
    }
    BotContent content =
        new BotContent(
            text(node, "mode"),
            text(node, "className"),
            text(node, "exchange"),
            new BotFiles(new TreeMap<>(files)),
            convert(node, "strategy", StrategyStamp.class));
    if (!content.digest().equals(text(node, "digest"))) {
      throw new SlotsFormatException("the files of bot " + id + " do not match its digest");
    }
    Goal goal =
        Goal.ofWireName(text(node, "goal"))
            .orElseThrow(() -> new SlotsFormatException("bot " + id + " has an unknown goal"));
    Optional<Arrival> arrival = MoveJson.arrival(id, node.path("arrival"), goal);
    return new DesiredBot(
        new BotId(id),
        text(node, "name"),
        text(node, "uid"),
        goal,
        content,
        convert(node, "drain", Drain.class),
        arrival,
        MoveJson.departure(node.path("departure")));
  }

  private static JsonNode parse(String document) {
    try {
      return JSON.readTree(document);
    } catch (JsonProcessingException e) {
      throw new SlotsFormatException("its " + SlotsSecretCodec.DESIRED_KEY + " is not JSON");
    }
  }

  static String text(JsonNode node, String field) {
    JsonNode value = node.path(field);
    if (!value.isTextual()) {
      throw new SlotsFormatException("the text field " + field + " is missing");
    }
    return value.asText();
  }

  private static <T> T convert(JsonNode node, String field, Class<T> type) {
    try {
      if (node.path(field).isObject()) {
        return JSON.treeToValue(node.path(field), type);
      }
    } catch (JsonProcessingException e) {
      throw new SlotsFormatException("the field " + field + " has the wrong shape");
    }
    throw new SlotsFormatException("the field " + field + " is missing");
  }
}
