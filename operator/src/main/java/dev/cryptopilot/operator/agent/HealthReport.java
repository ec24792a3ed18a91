// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.agent;

import dev.cryptopilot.crds.Health;

/**
 * How a bot is, by its agent.
 *
 * @param state {@link Health#Unknown} from an agent that does not say
 * @param reason one word
 * @param message the same in a sentence, may be empty
 */
public record HealthReport(Health state, String reason, String message) {

  /** An agent that does not say. */
  public static final HealthReport UNKNOWN = new HealthReport(Health.Unknown, "", "");

  static HealthReport read(JsonFields node) {
    Health state =
        switch (node.textOrEmpty("state")) {
          case "healthy" -> Health.Healthy;
          case "degraded" -> Health.Degraded;
          case "unhealthy" -> Health.Unhealthy;
          case "failed" -> Health.Failed;
          default -> Health.Unknown;
        };
    return new HealthReport(state, node.textOrEmpty("reason"), node.textOrEmpty("message"));
  }

  /** Without the sentence, in which figures move all the time. */
  HealthReport steady() {
    return new HealthReport(state, reason, "");
  }

  /** Whether the bot does not do what it should. */
  public boolean isBad() {
    return state == Health.Unhealthy || state == Health.Failed;
  }
}
