// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.slots;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** The parts of {@code desired.json} that tell of moves. */
final class MoveJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private MoveJson() {}

  static ObjectNode write(Arrival arrival) {
    ObjectNode node = move(arrival.id(), "from", arrival.from(), arrival.reason());
    switch (arrival) {
      case Arrival.Reserved reserved -> {
        if (reserved.again()) {
          node.put("again", true);
        }
      }
      case Arrival.Cancelled cancelled -> {
        node.put("cancelled", true);
        if (!cancelled.failure().isEmpty()) {
          node.put("failure", cancelled.failure());
        }
      }
      case Arrival.Committed committed -> {
        Parcel parcel = committed.parcel();
        node.put("url", parcel.url());
        node.put("ticket", parcel.ticket().value());
        node.put("sha256", parcel.sha256());
        node.put("bytes", parcel.bytes());
      }
    }
    return node;
  }

  static ObjectNode write(Departure departure) {
    return move(departure.id(), "to", departure.to(), departure.reason());
  }

  private static ObjectNode move(MoveId id, String end, PodRef pod, String reason) {
    ObjectNode node = JSON.createObjectNode();
    node.put("id", id.value());
    node.putObject(end).put("pool", pod.pool()).put("pod", pod.pod());
    node.put("reason", reason);
    return node;
  }

  /** The arrival; whether it is committed is said by the goal alone. */
  static Optional<Arrival> arrival(String bot, JsonNode node, Goal goal) {
    if (!node.isObject()) {
      if (goal == Goal.EXPECTED) {
        throw new SlotsFormatException("bot " + bot + " is expected by no move");
      }
      return Optional.empty();
    }
    MoveId id = new MoveId(DesiredJson.text(node, "id"));
    PodRef from = pod(node, "from");
    String reason = node.path("reason").asText("");
    if (goal != Goal.EXPECTED) {
      return Optional.of(new Arrival.Committed(id, from, reason, parcel(node)));
    }
    return Optional.of(
        node.path("cancelled").asBoolean(false)
            ? new Arrival.Cancelled(id, from, reason, node.path("failure").asText(""))
            : new Arrival.Reserved(id, from, reason, node.path("again").asBoolean(false)));
  }

  static Optional<Departure> departure(JsonNode node) {
    return node.isObject()
        ? Optional.of(
            new Departure(
                new MoveId(DesiredJson.text(node, "id")),
                pod(node, "to"),
                node.path("reason").asText("")))
        : Optional.empty();
  }

  private static Parcel parcel(JsonNode node) {
    return new Parcel(
        DesiredJson.text(node, "url"),
        new MoveTicket(DesiredJson.text(node, "ticket")),
        DesiredJson.text(node, "sha256"),
        node.path("bytes").asLong());
  }

  private static PodRef pod(JsonNode node, String end) {
    return new PodRef(
        DesiredJson.text(node.path(end), "pool"), DesiredJson.text(node.path(end), "pod"));
  }
}
