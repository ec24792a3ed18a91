// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.app;

import dev.cryptopilot.crds.bot.Bot;
import dev.cryptopilot.crds.pool.BotPool;
import dev.cryptopilot.crds.strategy.Strategy;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares, past the SDK's caches, what exists with what was looked at: a resource that fell out of
 * a cache would otherwise never be reconciled again.
 */
@Singleton
public class Watchdog {

  private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);
  private static final Duration EVERY = Duration.ofSeconds(60);

  private final KubernetesClient client;
  private final GenerationWatch watch;
  private final Leadership leadership;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("watchdog").factory());

  Watchdog(
      KubernetesClient client,
      GenerationWatch watch,
      Leadership leadership,
      MeterRegistry registry) {
    this.client = Objects.requireNonNull(client);
    this.watch = Objects.requireNonNull(watch);
    this.leadership = Objects.requireNonNull(leadership);
    Gauge.builder("crypto_pilot.oldest.unreconciled.generation", watch, w -> w.oldest().toSeconds())
        .baseUnit("seconds")
        .description("How long the oldest generation of a resource waits for its first pass")
        .register(registry);
    Gauge.builder("crypto_pilot.leading", leadership, l -> l.leadingSince().isPresent() ? 1 : 0)
        .description("1 while this process leads")
        .register(registry);
  }

  void start(@Observes StartupEvent event) {
    // look() catches everything, so nothing is lost with the future.
    var unused =
        timer.scheduleWithFixedDelay(
            this::look, EVERY.toSeconds(), EVERY.toSeconds(), TimeUnit.SECONDS);
  }

  void stop(@Observes ShutdownEvent event) {
    timer.shutdownNow();
  }

  private void look() {
    try {
      if (leadership.leadingSince().isEmpty()) {
        watch.forget();
        return;
      }
      List<Generation> present = new ArrayList<>();
      present.addAll(list(Bot.class));
      present.addAll(list(BotPool.class));
      present.addAll(list(Strategy.class));
      watch.exist(present);
    } catch (RuntimeException e) {
      LOG.warn("The watchdog could not look: {}", e.toString());
    }
  }

  /** Version 0 is answered from the API server's memory, not from etcd. */
  private <T extends HasMetadata> List<Generation> list(Class<T> kind) {
    return client
        .resources(kind)
        .inAnyNamespace()
        .list(new ListOptionsBuilder().withResourceVersion("0").build())
        .getItems()
        .stream()
        .map(Generation::of)
        .toList();
  }
}
