// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool;

import dev.cryptopilot.crds.Health;
import dev.cryptopilot.crds.pool.PoolCheck;
import dev.cryptopilot.operator.pool.observe.PoolFacts;
import dev.cryptopilot.operator.pool.plan.PoolAction;
import dev.cryptopilot.operator.pool.plan.health.HealthCounts;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;

/** Health of pools as figures: as many rows for a pool as there are states of health. */
public final class PoolMetrics {

  private final MeterRegistry registry;
  private final Map<Pool, Row> rows = new ConcurrentHashMap<>();

  /** Metrics in that registry. */
  public PoolMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  private record Pool(String namespace, String name) {}

  /** The figures of one pool and the meters that show them. */
  private static final class Row {
    private final List<Meter> meters = new ArrayList<>();
    private volatile HealthCounts counts;
  }

  /** Shows a pool as it is seen in this pass. */
  void seen(PoolFacts facts) {
    rows.computeIfAbsent(new Pool(facts.namespace(), facts.name()), this::row).counts =
        HealthCounts.of(facts);
  }

  /** Shows a pool no more. */
  void gone(String namespace, String name) {
    Row row = rows.remove(new Pool(namespace, name));
    if (row != null) {
      row.meters.forEach(registry::remove);
    }
  }

  /** Counts pods that were made again. */
  void done(PoolAction action) {
    if (action instanceof PoolAction.RestartPod) {
      registry.counter("crypto_pilot.pool.pod.restarts").increment();
    }
  }

  /** Counts a check that was answered. */
  void checked(PoolCheck check) {
    String result = check.issues().isEmpty() ? "well" : "issues";
    registry.counter("crypto_pilot.pool.checks", "result", result).increment();
  }

  private Row row(Pool pool) {
    Row row = new Row();
    row.counts = HealthCounts.NONE;
    Tags tags = Tags.of("namespace", pool.namespace(), "pool", pool.name());
    for (Health health : Health.values()) {
      Tags state = tags.and("health", health.name());
      gauge(row, "crypto_pilot.pool.bots", "Bots in slots", state, all -> all.bots(health));
      gauge(row, "crypto_pilot.pool.pods", "Pods", state, all -> all.pods(health));
    }
    gauge(
        row,
        "crypto_pilot.pool.bots.waiting",
        "Bots that wait for a slot",
        tags,
        HealthCounts::waiting);
    return row;
  }

  private void gauge(
      Row row, String name, String what, Tags tags, ToDoubleFunction<HealthCounts> figure) {
    row.meters.add(
        Gauge.builder(name, row, one -> figure.applyAsDouble(one.counts))
            .description(what)
            .tags(tags)
            .strongReference(true)
            .register(registry));
  }
}
