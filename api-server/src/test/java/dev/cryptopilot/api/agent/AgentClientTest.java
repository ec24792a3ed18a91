// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AgentClientTest {

  private static final int CALLS = 400;

  private static Vertx vertx;
  private static SimulatedPod pod;
  private static AgentClient agents;

  @BeforeAll
  static void start() {
    vertx = Vertx.vertx();
    pod = new SimulatedPod(vertx);
    pod.answers("/v1/bots/a/api/balance", "{\"total\": 12.5}");
    agents =
        new AgentClient(
            vertx,
            new AgentTokens(pod.kubernetes(), "default", Thread::startVirtualThread),
            Clock.systemUTC());
  }

  @AfterAll
  static void stop() {
    agents.close();
    pod.close();
    vertx.close();
  }

  @Test
  void aDocumentIsReadWhole() {
    Optional<JsonNode> balance = agents.json(pod.bot("a"), "balance");

    assertThat(balance.orElseThrow().path("total").decimalValue()).isEqualByComparingTo("12.5");
    assertThat(agents.json(pod.bot("b"), "balance")).isEmpty();
  }

  /** An answer that is quicker than its caller is not lost: many short ones, all at once. */
  @Test
  void everyAnswerReachesWhoeverReadsItLater() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Buffer>> bodies = new ArrayList<>();
      for (int i = 0; i < CALLS; i++) {
        bodies.add(threads.submit(AgentClientTest::passedOn));
      }
      for (Future<Buffer> body : bodies) {
        assertThat(body.get(30, TimeUnit.SECONDS).toString()).isEqualTo("{\"total\": 12.5}");
      }
    }
  }

  private static Buffer passedOn() throws Exception {
    AgentReply reply = agents.call(pod.bot("a"), AgentCall.get("balance"));
    AgentReply.Answered answered = (AgentReply.Answered) reply;
    return Bodies.whole(answered.body())
        .toCompletionStage()
        .toCompletableFuture()
        .get(30, TimeUnit.SECONDS);
  }

  /** The server looks at a pod as soon as it has an address, before its agent listens. */
  @Test
  void aPodThatWasNotListeningYetIsAskedAsSoonAsItListens() {
    BotAddress late;
    try (SimulatedPod early = new SimulatedPod(vertx)) {
      late = early.bot("a");
    }
    for (int i = 0; i < 10; i++) {
      assertThat(agents.json(late, "balance")).isEmpty();
    }
    try (SimulatedPod there = new SimulatedPod(vertx, late.port())) {
      there.answers("/v1/bots/a/api/balance", "{}");

      assertThat(agents.json(late, "balance")).isPresent();
    }
  }

  /** Nobody waits again and again for a pod that takes calls and breaks them off. */
  @Test
  void aPodThatBreaksConnectionsOffIsLeftAloneForAMoment() {
    try (SimulatedPod broken = new SimulatedPod(vertx)) {
      broken.breaksOff("/v1/bots/a/api/balance");
      for (int i = 0; i < 5; i++) {
        assertThat(agents.json(broken.bot("a"), "balance")).isEmpty();
      }
      assertThat(broken.asked()).isEqualTo(3);
    }
  }

  @Test
  void whatTheAgentDoesNotKnowIsOffline() {
    assertThat(agents.call(pod.bot("nobody"), AgentCall.get("balance")))
        .isEqualTo(new AgentReply.Offline("no such bot"));
  }
}
