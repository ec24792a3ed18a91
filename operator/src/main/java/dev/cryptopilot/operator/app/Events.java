// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.app;

import dev.cryptopilot.operator.event.EventLanes;
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

/** The recorder writes on threads of its own with bounded queues. */
@Singleton
public class Events {

  private static final int QUEUE = 2_000;

  private final ExecutorService normal = writer("events");
  private final ExecutorService warnings = writer("warning-events");

  @Produces
  @Singleton
  EventRecorder recorder(KubernetesClient client, Clock clock, Supplier<String> ids) {
    return new EventRecorder(
        new KubernetesEventSink(client), new EventLanes(normal, warnings), clock, ids);
  }

  void stop(@Observes ShutdownEvent event) {
    normal.shutdown();
    warnings.shutdown();
  }

  private static ExecutorService writer(String name) {
    return new ThreadPoolExecutor(
        1,
        1,
        0,
        TimeUnit.SECONDS,
        new ArrayBlockingQueue<>(QUEUE),
        Thread.ofPlatform().daemon().name(name).factory());
  }
}
