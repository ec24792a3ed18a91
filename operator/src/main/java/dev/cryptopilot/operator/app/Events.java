// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.app;

import dev.cryptopilot.operator.event.EventRecorder;
import dev.cryptopilot.operator.event.KubernetesEventSink;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The recorder writes on a thread of its own with a bounded queue. */
@Singleton
public class Events {

  private static final int QUEUE = 2_000;

  private final ExecutorService writer =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(QUEUE),
          Thread.ofPlatform().daemon().name("events").factory());

  @Produces
  @Singleton
  EventRecorder recorder(KubernetesClient client, Clock clock, Supplier<String> ids) {
    return new EventRecorder(new KubernetesEventSink(client), writer, clock, ids);
  }

  void stop(@Observes ShutdownEvent event) {
    writer.shutdown();
  }
}
