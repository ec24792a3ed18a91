// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.app;

import jakarta.inject.Singleton;
import java.util.Objects;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Not live when a resource waits too long for its first pass: a restart mends a lost cache. */
@Liveness
@Singleton
public class StuckGenerations implements HealthCheck {

  private final GenerationWatch watch;
  private final PilotConfig config;

  StuckGenerations(GenerationWatch watch, PilotConfig config) {
    this.watch = Objects.requireNonNull(watch);
    this.config = Objects.requireNonNull(config);
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("oldest unreconciled generation")
        .withData("seconds", watch.oldest().toSeconds())
        .status(watch.oldest().compareTo(config.stuckAfter()) <= 0)
        .build();
  }
}
