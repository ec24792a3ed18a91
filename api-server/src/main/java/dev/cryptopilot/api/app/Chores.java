// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.app;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Work that comes round again and again; a failed turn is logged and the next one comes. */
final class Chores implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Chores.class);
  private static final long END_SECONDS = 10;

  private final String name;
  private final ScheduledExecutorService timer;

  Chores(String name) {
    this.name = name;
    this.timer =
        Executors.newScheduledThreadPool(
            1, work -> Thread.ofPlatform().daemon().name(name + "-chores").unstarted(work));
  }

  /** First after one period; each turn that much after the end of the last. */
  void every(Duration period, Runnable work) {
    Future<?> unused =
        timer.scheduleWithFixedDelay(
            () -> guarded(work), period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Soon, and only once. */
  void once(Runnable work) {
    timer.execute(() -> guarded(work));
  }

  private void guarded(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      LOG.warn("a chore of {} failed and is tried again", name, e);
    }
  }

  /** Waits for a turn that is under way. */
  @Override
  public void close() {
    timer.shutdown();
    try {
      if (!timer.awaitTermination(END_SECONDS, TimeUnit.SECONDS)) {
        timer.shutdownNow();
      }
    } catch (InterruptedException e) {
      timer.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
