// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.crds.pool.BotPool;
import dev.cryptopilot.crds.pool.BotPoolStatus;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class PoolChangeTest {

  private static final BotPool BEFORE = pool(meta -> meta);

  @Test
  void whatIsAskedWakes() {
    assertThat(wakes(pool(meta -> meta.withGeneration(2L)))).isTrue();
    assertThat(wakes(pool(meta -> meta.withDeletionTimestamp("2026-11-21T12:00:00Z")))).isTrue();
    assertThat(wakes(pool(meta -> meta.withFinalizers(BotPoolReconciler.FINALIZER)))).isTrue();
  }

  @Test
  void eachRequestForACheckWakes() {
    BotPool first = pool(meta -> meta.withAnnotations(Map.of(PoolChecker.REQUESTED, "1")));
    BotPool second = pool(meta -> meta.withAnnotations(Map.of(PoolChecker.REQUESTED, "2")));
    assertThat(wakes(first)).isTrue();
    assertThat(new PoolChange().accept(second, first)).isTrue();
    assertThat(new PoolChange().accept(second, second)).isFalse();
  }

  @Test
  void ownStatusesAndOtherPeoplesNotesDoNot() {
    BotPool written = pool(meta -> meta.withResourceVersion("9"));
    written.setStatus(BotPoolStatus.builder().pods(List.of()).build());
    assertThat(wakes(written)).isFalse();
    assertThat(wakes(pool(meta -> meta.withAnnotations(Map.of("team", "a"))))).isFalse();
    assertThat(wakes(pool(meta -> meta.withLabels(Map.of("team", "a"))))).isFalse();
  }

  private static boolean wakes(BotPool now) {
    return new PoolChange().accept(now, BEFORE);
  }

  private static BotPool pool(UnaryOperator<ObjectMetaBuilder> change) {
    BotPool pool = new BotPool();
    pool.setMetadata(
        change.apply(new ObjectMetaBuilder().withName("starter").withGeneration(1L)).build());
    return pool;
  }
}
