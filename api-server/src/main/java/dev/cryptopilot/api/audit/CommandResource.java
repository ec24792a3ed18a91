// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.audit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cryptopilot.api.http.Call;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Which thing a command is about: its path says it, or one of few members of its body. Pure. */
final class CommandResource {

  /** Names of things, never values: a body may hold a password. */
  private static final List<String> NAMES = List.of("instanceId", "botId");

  private static final int LONGEST = 100;

  private CommandResource() {}

  static String of(Call call) {
    Map<String, String> named = new TreeMap<>(call.path().values());
    call.body().ifPresent(body -> NAMES.forEach(name -> add(named, name, body.path(name))));
    return named.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + storable(entry.getValue()))
        .collect(Collectors.joining(" "));
  }

  private static void add(Map<String, String> named, String name, JsonNode value) {
    if (value.isTextual()) {
      named.putIfAbsent(name, value.textValue());
    }
  }

  /** A refused command is kept too, whatever its path holds. */
  private static String storable(String text) {
    String plain = text.replaceAll("[\\p{Cntrl}\\p{Cs}]", "?");
    return plain.substring(0, Math.min(LONGEST, plain.length()));
  }
}
