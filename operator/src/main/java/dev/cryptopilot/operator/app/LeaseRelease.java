// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.app;

import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Objects;

/** Gives the lease back, if it is still ours. */
final class LeaseRelease implements Runnable {

  private final KubernetesClient client;
  private final String namespace;
  private final String name;
  private final String identity;

  LeaseRelease(KubernetesClient client, PilotConfig.Lease lease, String identity) {
    this.client = Objects.requireNonNull(client);
    this.namespace = lease.namespace();
    this.name = lease.name();
    this.identity = Objects.requireNonNull(identity);
  }

  @Override
  public void run() {
    Lease lease = client.leases().inNamespace(namespace).withName(name).get();
    if (lease == null || !identity.equals(lease.getSpec().getHolderIdentity())) {
      return;
    }
    // The resourceVersion stays in: if another process took the lease meanwhile, this fails.
    lease.getSpec().setHolderIdentity("");
    lease.getSpec().setLeaseDurationSeconds(1);
    client.resource(lease).update();
  }
}
