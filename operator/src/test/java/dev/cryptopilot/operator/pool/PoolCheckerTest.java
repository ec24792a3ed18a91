// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.crds.pool.BotPool;
import dev.cryptopilot.crds.pool.BotPoolStatus;
import dev.cryptopilot.operator.agent.AgentCheck;
import dev.cryptopilot.operator.pool.plan.repair.SickPod;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PoolCheckerTest {

  private final AtomicInteger asked = new AtomicInteger();
  private final PoolChecker checker =
      new PoolChecker(
          agents -> {
            asked.incrementAndGet();
            return Map.of("starter-0-0", new AgentCheck(2, 2, List.of(), List.of()));
          },
          Clock.fixed(SickPod.NOW, ZoneOffset.UTC));

  @Test
  void eachRequestIsAnsweredOnce() {
    BotPool pool = pool(Optional.of("r1"));
    var check = checker.answer(pool, new SickPod().pool(), List::of);
    assertThat(check).hasValueSatisfying(c -> assertThat(c.requestId()).isEqualTo("r1"));
    pool.setStatus(BotPoolStatus.builder().check(check.orElseThrow()).build());
    assertThat(checker.answer(pool, new SickPod().pool(), List::of)).isEmpty();
    pool.getMetadata().setAnnotations(Map.of(PoolChecker.REQUESTED, "r2"));
    assertThat(checker.answer(pool, new SickPod().pool(), List::of)).isPresent();
    assertThat(asked).hasValue(2);
  }

  @Test
  void nobodyIsAskedWithoutARequest() {
    assertThat(checker.answer(pool(Optional.empty()), new SickPod().pool(), List::of)).isEmpty();
    assertThat(checker.answer(pool(Optional.of(" ")), new SickPod().pool(), List::of)).isEmpty();
    assertThat(asked).hasValue(0);
  }

  private static BotPool pool(Optional<String> request) {
    BotPool pool = new BotPool();
    pool.setMetadata(
        new ObjectMetaBuilder()
            .withName("starter")
            .withAnnotations(request.map(id -> Map.of(PoolChecker.REQUESTED, id)).orElse(Map.of()))
            .build());
    return pool;
  }
}
