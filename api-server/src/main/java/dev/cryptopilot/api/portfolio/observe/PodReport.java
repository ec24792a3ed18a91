// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.portfolio.observe;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The last report of one pod's agent.
 *
 * @param bots by the bot's id in the pod
 */
record PodReport(Map<String, BotReport> bots) {

  PodReport {
    bots = Map.copyOf(bots);
  }

  /** Before the first one. */
  static PodReport none() {
    return new PodReport(Map.of());
  }

  /** Pure. */
  static PodReport of(JsonNode report) {
    Map<String, BotReport> bots = new HashMap<>();
    report.path("bots").forEach(bot -> bots.put(bot.path("id").asText(), BotReport.of(bot)));
    return new PodReport(bots);
  }

  /** Ids of bots that came, went or differ. Pure. */
  Set<String> changedSince(PodReport before) {
    Set<String> changed = new TreeSet<>();
    bots.forEach(
        (slot, bot) -> {
          BotReport old = before.bots.get(slot);
          if (old == null || bot.differs(old)) {
            changed.add(slot);
          }
        });
    before.bots.keySet().stream().filter(slot -> !bots.containsKey(slot)).forEach(changed::add);
    return changed;
  }
}
