// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.event;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Objects;

/** Writes core v1 Events: what {@code kubectl get events} and {@code describe} show. */
public final class KubernetesEventSink implements EventSink {

  private final KubernetesClient client;

  public KubernetesEventSink(KubernetesClient client) {
    this.client = Objects.requireNonNull(client);
  }

  @Override
  public void write(Event event) {
    client.v1().events().resource(event).create();
  }
}
