// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AgentTokensTest {

  private Vertx vertx;
  private SimulatedPod pod;
  private AgentTokens tokens;

  @BeforeEach
  void start() {
    vertx = Vertx.vertx();
    pod = new SimulatedPod(vertx);
    tokens = new AgentTokens(pod.kubernetes(), "default", Thread::startVirtualThread);
  }

  @AfterEach
  void stop() {
    pod.close();
    vertx.close();
  }

  @Test
  void aTokenIsReadOnceUntilAnAgentRefusesIt() {
    Optional<AgentToken> first = tokens.of("p");

    assertThat(first).isPresent();
    assertThat(tokens.of("p")).isEqualTo(first);
    assertThat(pod.tokensRead()).isOne();

    tokens.forget("p");

    assertThat(tokens.of("p")).isEqualTo(first);
    assertThat(pod.tokensRead()).isEqualTo(2);
  }

  @Test
  void aPoolWithoutTokenHasOneAsSoonAsItIsThere() {
    assertThat(tokens.of("another")).isEmpty();
    assertThat(tokens.of("p")).isPresent();
  }

  /** Held by a call of the Kubernetes API, the cache's clean-up would stop the client's answers. */
  @Test
  void nobodyIsHeldUpByATokenThatIsBeingRead() throws Exception {
    pod.holdTokens();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Optional<AgentToken>> waiting = threads.submit(() -> tokens.of("p"));
      awaitRead();

      Future<?> forgotten = threads.submit(() -> tokens.forget("p"));

      // The answer comes only after this: what waits for it does not end before.
      forgotten.get(60, TimeUnit.SECONDS);
      pod.releaseTokens();
      assertThat(waiting.get(30, TimeUnit.SECONDS)).isPresent();
    } finally {
      pod.releaseTokens();
    }
  }

  private void awaitRead() throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (pod.tokensRead() == 0) {
      assertThat(System.nanoTime() - end).as("the token was not asked for in time").isNegative();
      Thread.sleep(5);
    }
  }
}
