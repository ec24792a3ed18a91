// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.operator.slots.Goal;
import dev.cryptopilot.operator.slots.SlotsFixtures;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AgentClientTest {

  private static final Duration SHORT = Duration.ofSeconds(1);

  private final AgentClient client = Agents.client();
  private AgentSimulator agent;

  @BeforeEach
  void start() {
    agent =
        AgentSimulator.start(
            "life-1",
            Agents.ANY_PORT,
            Agents.TOKEN,
            SlotsFixtures.pod(17, SlotsFixtures.bot("ema-btc", SlotsFixtures.UID, Goal.RUNNING)));
  }

  @AfterEach
  void stop() {
    agent.close();
  }

  @Test
  void theFirstQuestionIsAnsweredAtOnce() throws InterruptedException {
    AgentReport report = ask(Optional.empty());
    assertThat(report.agentId()).isEqualTo("life-1");
    assertThat(report.desiredRevision()).isEqualTo(17);
    assertThat(report.bot(SlotsFixtures.UID)).get().extracting(BotReport::ready).isEqualTo(true);
  }

  @Test
  void aQuestionWithWhatIsKnownAsksForNews() throws InterruptedException {
    agent.hold(SlotsFixtures.UID, "starting");
    AgentReport report = ask(Optional.of(new AgentCursor("life-1", 1)));
    assertThat(report.revision()).isEqualTo(2);
    assertThat(agent.queries()).containsExactly("since=1&wait=1&agent=life-1");
  }

  @Test
  void withoutNewsTheOldReportComesWhenTheWaitIsOver() throws InterruptedException {
    assertThat(ask(Optional.of(new AgentCursor("life-1", 1))).revision()).isEqualTo(1);
  }

  @Test
  void aWrongTokenIsSaidWithoutShowingIt() throws InterruptedException {
    AgentEndpoint wrong =
        new AgentEndpoint(Agents.POD, "u", "starter", agent.base(), new BearerToken("other"));
    assertThat(client.status(wrong, Optional.empty(), SHORT))
        .isInstanceOf(AgentAnswer.Unauthorized.class);
    assertThat(wrong.toString()).doesNotContain("other");
  }

  @Test
  void nobodyThereIsUnreachable() throws InterruptedException {
    agent.close();
    assertThat(client.status(Agents.endpoint(agent, "u"), Optional.empty(), SHORT))
        .isInstanceOf(AgentAnswer.Unreachable.class);
  }

  private AgentReport ask(Optional<AgentCursor> seen) throws InterruptedException {
    AgentAnswer answer = client.status(Agents.endpoint(agent, "u"), seen, SHORT);
    assertThat(answer).isInstanceOf(AgentAnswer.Answered.class);
    return ((AgentAnswer.Answered) answer).report();
  }
}
