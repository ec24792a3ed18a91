// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.crds.Health;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AgentCheckTest {

  private static final String CHECK =
      """
      {"startedAt": "2026-11-21T12:00:00.000Z", "durationMs": 12, "pod": "starter-0-0",
       "looked": {"bots": 2, "processes": 1, "apisAnswered": 1},
       "issues": [{"type": "Bot", "name": "ema", "state": "failed", "reason": "Crashed",
                   "message": "it broke", "nextStartAt": "2026-11-21T12:05:00.000Z"},
                  {"type": "Bot", "name": "rsi", "reason": "Starting", "nextStartAt": null}],
       "actions": [{"type": "Bot", "name": "rsi", "action": "StartBot"}]}
      """;

  @Test
  void readsWhatTheAgentAnswers() {
    assertThat(AgentReportJson.check(CHECK))
        .contains(
            new AgentCheck(
                2,
                1,
                List.of(
                    new AgentCheck.Issue(
                        "Bot",
                        "ema",
                        "Crashed",
                        "it broke",
                        Optional.of("2026-11-21T12:05:00.000Z")),
                    new AgentCheck.Issue("Bot", "rsi", "Starting", "", Optional.empty())),
                List.of(new AgentCheck.Action("Bot", "rsi", "StartBot"))));
  }

  @Test
  void anythingElseIsNoAnswer() {
    for (String text : List.of("", "[]", "{}", "{\"looked\": 3}", "not JSON")) {
      assertThat(AgentReportJson.check(text)).isEmpty();
    }
  }

  @Test
  void healthOfABot() {
    assertThat(health("{\"state\": \"failed\", \"reason\": \"Crashed\", \"message\": \"why\"}"))
        .isEqualTo(new HealthReport(Health.Failed, "Crashed", "why"));
    assertThat(health("{\"state\": \"healthy\"}").state()).isEqualTo(Health.Healthy);
    assertThat(health("{\"state\": \"degraded\"}").isBad()).isFalse();
    assertThat(health("{\"state\": \"unhealthy\"}").isBad()).isTrue();
    assertThat(health("{\"state\": \"splendid\"}")).isEqualTo(HealthReport.UNKNOWN);
    assertThat(health("null")).isEqualTo(HealthReport.UNKNOWN);
  }

  private static HealthReport health(String json) {
    String report =
        """
        {"version": 1, "agentId": "life", "bots": [{"id": "a", "uid": "u", "health": %s}]}
        """
            .formatted(json);
    AgentAnswer answer = AgentReportJson.read(report);
    assertThat(answer).isInstanceOf(AgentAnswer.Answered.class);
    return ((AgentAnswer.Answered) answer).report().bots().getFirst().health();
  }
}
