// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.status;

import dev.cryptopilot.operator.agent.BotReport;
import dev.cryptopilot.operator.pool.plan.health.PodHealth;
import dev.cryptopilot.operator.pool.plan.repair.PodIssue;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is wrong with a pod and its bots, for people. */
final class HealthSentence {

  private static final int NAMED = 3;

  private HealthSentence() {}

  /** Empty for a pod that is well. */
  static Optional<String> of(PodHealth health) {
    List<String> parts =
        Stream.concat(
                health.issues().stream().map(PodIssue::sentence), bots(health.badBots()).stream())
            .toList();
    return parts.isEmpty() ? Optional.empty() : Optional.of(String.join(". ", parts));
  }

  /** Which bots are not well and why; the first few by name. */
  static Optional<String> bots(List<BotReport> bad) {
    if (bad.isEmpty()) {
      return Optional.empty();
    }
    String named =
        bad.stream()
            .limit(NAMED)
            .map(bot -> bot.name() + " (" + bot.health().reason() + ")")
            .collect(Collectors.joining(", "));
    String more = bad.size() > NAMED ? " and %d more".formatted(bad.size() - NAMED) : "";
    return Optional.of(
        "%d %s not well: %s%s"
            .formatted(bad.size(), bad.size() == 1 ? "bot is" : "bots are", named, more));
  }
}
