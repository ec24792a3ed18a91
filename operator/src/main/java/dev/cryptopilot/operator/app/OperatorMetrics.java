// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.app;

import io.javaoperatorsdk.operator.api.monitoring.AggregatedMetrics;
import io.javaoperatorsdk.operator.api.monitoring.Metrics;
import io.javaoperatorsdk.operator.monitoring.micrometer.MicrometerMetricsV2;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;

/** The SDK's metrics, made here because the extension may come up without any. */
@Singleton
public class OperatorMetrics {

  private static final String EVENTS_RECEIVED = "events.received";

  @Produces
  @Singleton
  GenerationWatch watch(Clock clock) {
    return new GenerationWatch(clock);
  }

  @Produces
  @Singleton
  Metrics metrics(MeterRegistry registry, GenerationWatch watch) {
    return new AggregatedMetrics(
        List.of(MicrometerMetricsV2.newBuilder(registry).build(), new WatchedMetrics(watch)));
  }

  /**
   * Prometheus wants one set of tag keys for a name; the SDK sets {@code action} only sometimes.
   */
  @Produces
  @Singleton
  MeterFilter sameTagKeys() {
    return new MeterFilter() {
      @Override
      public Meter.Id map(Meter.Id id) {
        boolean incomplete =
            id.getName().startsWith(EVENTS_RECEIVED) && id.getTag("action") == null;
        return incomplete
            ? id.replaceTags(Tags.of(id.getTags()).and(Tag.of("action", "none")))
            : id;
      }
    };
  }
}
