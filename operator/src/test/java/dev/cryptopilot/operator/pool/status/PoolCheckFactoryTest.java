// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.status;

import static dev.cryptopilot.operator.pool.plan.repair.SickPod.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.crds.pool.CheckAction;
import dev.cryptopilot.crds.pool.CheckIssue;
import dev.cryptopilot.crds.pool.PoolCheck;
import dev.cryptopilot.operator.agent.AgentCheck;
import dev.cryptopilot.operator.pool.plan.repair.SickPod;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PoolCheckFactoryTest {

  private static final AgentCheck WELL = new AgentCheck(2, 2, List.of(), List.of());

  @Test
  void aPoolThatIsWellHasNoIssues() {
    PoolCheck check = check(new SickPod(), Map.of("starter-0-0", WELL));
    assertThat(check.requestId()).isEqualTo("r1");
    assertThat(check.startedAt()).isEqualTo("2026-11-21T12:00:00Z");
    assertThat(check.durationMs()).isEqualTo(120);
    assertThat(List.of(check.pods(), check.agents(), check.bots(), check.botApis()))
        .containsExactly(1, 1, 2, 2);
    assertThat(check.issues()).isEmpty();
    assertThat(check.actions()).isEmpty();
  }

  @Test
  void botsComeWithTheirRemedyAndTheNextTry() {
    AgentCheck answer =
        new AgentCheck(
            2,
            1,
            List.of(
                new AgentCheck.Issue(
                    "Bot", "ema", "StrategyNotLoaded", "line 3", Optional.of("12:05")),
                new AgentCheck.Issue("Pod", "starter-0-0", "MemoryPressure", "", Optional.empty())),
            List.of(new AgentCheck.Action("Bot", "rsi", "StartBot")));
    PoolCheck check = check(new SickPod(), Map.of("starter-0-0", answer));
    assertThat(check.issues())
        .containsExactly(
            new CheckIssue(
                "Bot",
                "ema",
                "StrategyNotLoaded: line 3",
                "mend the strategy and raise its version, or name another one in spec.strategy;"
                    + " next try at 12:05"));
    assertThat(check.actions())
        .containsExactly(new CheckAction("Bot", "rsi", "StartBot", "the agent is at it"));
  }

  @Test
  void anAgentThatDoesNotAnswerIsAnIssue() {
    assertThat(check(new SickPod().silent(), Map.of()).issues())
        .extracting(CheckIssue::message)
        .containsExactly(
            "PodUnreachable: the agent does not answer; bots trade on without it",
            "CheckNotAnswered: its agent did not answer the check");
  }

  private static PoolCheck check(SickPod pod, Map<String, AgentCheck> answers) {
    return PoolCheckFactory.of("r1", pod.pool(), answers, NOW, Duration.ofMillis(120));
  }
}
