// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HeapTrimTest {

  private static final long MIB = 1L << 20;

  private final AtomicInteger collections = new AtomicInteger();

  @Test
  void collectsWhatAServerLeftBehindWhenItStarted() {
    look(new HeapUse(30 * MIB, 0));

    assertThat(collections).hasValue(1);
  }

  @Test
  void leavesALittleRubbishWhereItIs() {
    look(new HeapUse(HeapUse.LITTLE - 1, 0));
    look(new HeapUse(10 * MIB + HeapUse.LITTLE - 1, 10 * MIB));

    assertThat(collections).hasValue(0);
  }

  @Test
  void whoHoldsMuchMayLeaveMuch() {
    look(new HeapUse(119 * MIB, 100 * MIB));
    assertThat(collections).hasValue(0);

    look(new HeapUse(120 * MIB, 100 * MIB));
    assertThat(collections).hasValue(1);
  }

  @Test
  void aHeapThatShrankSinceIsLeftAlone() {
    look(new HeapUse(10 * MIB, 40 * MIB));

    assertThat(collections).hasValue(0);
  }

  @Test
  void knowsWhatThisProcessHolds() {
    System.gc();

    HeapUse use = HeapUse.ofThisProcess();

    assertThat(use.kept()).isGreaterThan(MIB);
    assertThat(use.used()).isGreaterThan(MIB);
  }

  private void look(HeapUse use) {
    new HeapTrim(() -> use, collections::incrementAndGet).run();
  }
}
