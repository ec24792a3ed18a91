// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.observe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cryptopilot.operator.slots.PoolLabels;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The marks of a pod as annotations of its slots Secret. A mark that cannot be read is none. */
public final class PodMarkAnnotations {

  /** Every annotation that a mark may become. */
  public static final List<String> KEYS =
      List.of(
          PoolLabels.EMPTY_SINCE,
          PoolLabels.UNNEEDED_SINCE,
          PoolLabels.DRAINING,
          PoolLabels.REPLACING);

  private static final ObjectMapper JSON = new ObjectMapper();

  private PodMarkAnnotations() {}

  /** Reads the marks. */
  static PodMarks read(Map<String, String> annotations) {
    return new PodMarks(
        instant(annotations, PoolLabels.EMPTY_SINCE),
        instant(annotations, PoolLabels.UNNEEDED_SINCE),
        Optional.ofNullable(annotations.get(PoolLabels.DRAINING)).filter(text -> !text.isBlank()),
        Optional.ofNullable(annotations.get(PoolLabels.REPLACING))
            .flatMap(PodMarkAnnotations::replacement));
  }

  /** Writes the marks; one that is not there has no annotation. */
  public static SortedMap<String, String> write(PodMarks marks) {
    SortedMap<String, String> annotations = new TreeMap<>();
    marks.emptySince().ifPresent(at -> annotations.put(PoolLabels.EMPTY_SINCE, at.toString()));
    marks
        .unneededSince()
        .ifPresent(at -> annotations.put(PoolLabels.UNNEEDED_SINCE, at.toString()));
    marks.draining().ifPresent(reason -> annotations.put(PoolLabels.DRAINING, reason));
    marks.replacing().ifPresent(one -> annotations.put(PoolLabels.REPLACING, json(one)));
    return annotations;
  }

  private static Optional<Instant> instant(Map<String, String> annotations, String key) {
    try {
      return Optional.ofNullable(annotations.get(key)).map(Instant::parse);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static String json(Replacement replacement) {
    ObjectNode node = JSON.createObjectNode();
    node.put("template", replacement.template());
    node.put("since", replacement.since().toString());
    ArrayNode bots = node.putArray("bots");
    replacement.bots().forEach(bots::add);
    return node.toString();
  }

  private static Optional<Replacement> replacement(String text) {
    try {
      JsonNode node = JSON.readTree(text);
      List<String> bots = new ArrayList<>();
      node.path("bots").forEach(bot -> bots.add(bot.asText()));
      return Optional.of(
          new Replacement(
              node.path("template").asText(), Instant.parse(node.path("since").asText()), bots));
    } catch (JsonProcessingException | DateTimeException e) {
      return Optional.empty();
    }
  }
}
