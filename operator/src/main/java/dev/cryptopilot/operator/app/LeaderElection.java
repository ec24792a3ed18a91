// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.app;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfiguration;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.function.Supplier;

/** Leader election with callbacks of our own. */
@Singleton
public class LeaderElection {

  @Produces
  @Singleton
  Leadership leadership(
      Clock clock, KubernetesClient client, PilotConfig config, OperatorIdentity identity) {
    Runnable release = new LeaseRelease(client, config.lease(), identity.value());
    // exit() would run the shutdown hook, which waits for the very thread this runs on.
    return new Leadership(clock, release, () -> Runtime.getRuntime().halt(1));
  }

  /** The builder cannot switch the SDK's own System.exit off; only this constructor can. */
  @SuppressWarnings("deprecation")
  @Produces
  @Singleton
  LeaderElectionConfiguration election(
      PilotConfig config, OperatorIdentity identity, Leadership leadership) {
    PilotConfig.Lease lease = config.lease();
    return new LeaderElectionConfiguration(
        lease.name(),
        lease.namespace(),
        lease.duration(),
        lease.renewDeadline(),
        lease.retryPeriod(),
        identity.value(),
        leadership.callbacks(),
        false);
  }

  @Produces
  @Singleton
  OperatorIdentity identity(Supplier<String> ids) {
    return OperatorIdentity.of(System.getenv("HOSTNAME"), ids.get());
  }

  /** Runs before the SDK stops the operator. */
  void stopping(@Observes @Priority(1) ShutdownEvent event, Leadership leadership) {
    leadership.stopping();
  }
}
