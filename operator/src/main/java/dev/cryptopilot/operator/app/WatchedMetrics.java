// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.app;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.monitoring.Metrics;
import java.util.Map;
import java.util.Objects;

/** Tells the watch which generation a pass looks at, without the reconcilers knowing. */
final class WatchedMetrics implements Metrics {

  private final GenerationWatch watch;

  WatchedMetrics(GenerationWatch watch) {
    this.watch = Objects.requireNonNull(watch);
  }

  @Override
  public void reconciliationStarted(HasMetadata resource, Map<String, Object> metadata) {
    watch.looked(Generation.of(resource));
  }
}
