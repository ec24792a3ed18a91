// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.app;

import dev.cryptopilot.operator.agent.AgentSimulator;
import dev.cryptopilot.operator.slots.DecodedSlots;
import dev.cryptopilot.operator.slots.DesiredPod;
import dev.cryptopilot.operator.slots.SlotsSecrets;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * Stands in for controller-manager, kubelet and agent of one pool pod: makes the Pod of a
 * StatefulSet, says that it runs, and shows its slots Secret to a simulated agent.
 */
final class KubeletStandIn implements AutoCloseable {

  /** The address that pods get. */
  static final String ADDRESS = "127.0.0.1";

  private static final String RUNNING =
      """
      {"status": {"phase": "Running", "podIP": "%1$s", "podIPs": [{"ip": "%1$s"}],
       "conditions": [{"type": "Ready", "status": "True"}]}}
      """
          .formatted(ADDRESS);

  private final KubernetesClient admin;
  private final String pool;
  private final int port;
  private Optional<AgentSimulator> agent = Optional.empty();

  KubeletStandIn(KubernetesClient admin, String pool, int port) {
    this.admin = admin;
    this.pool = pool;
    this.port = port;
  }

  /** One round: makes what is missing, passes on what is new. */
  void round() {
    Optional<DesiredPod> slots = slots();
    Optional<StatefulSet> set =
        Optional.ofNullable(
            admin.apps().statefulSets().inNamespace("default").withName(pool + "-0").get());
    if (slots.isEmpty() || set.isEmpty()) {
      return;
    }
    if (agent.isEmpty()) {
      agent =
          Optional.of(
              AgentSimulator.start(
                  "life-1",
                  new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                  token(),
                  slots.get()));
      run(set.get());
    }
    agent.get().obey(slots.get());
  }

  AgentSimulator agent() {
    return agent.orElseThrow();
  }

  Optional<DesiredPod> slots() {
    return secret(pool + "-0-slots")
        .map(SlotsSecrets::decode)
        .filter(DecodedSlots.Decoded.class::isInstance)
        .map(decoded -> ((DecodedSlots.Decoded) decoded).pod());
  }

  private String token() {
    String encoded = secret(pool + "-agent").orElseThrow().getData().get("token");
    return new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8).strip();
  }

  private Optional<Secret> secret(String name) {
    return Optional.ofNullable(admin.secrets().inNamespace("default").withName(name).get());
  }

  private void run(StatefulSet set) {
    Pod pod =
        new PodBuilder()
            .withMetadata(set.getSpec().getTemplate().getMetadata())
            .editMetadata()
            .withName(pool + "-0-0")
            .withNamespace("default")
            .endMetadata()
            .withNewSpec()
            .addNewContainer()
            .withName("bots")
            .withImage("stand-in")
            .endContainer()
            .endSpec()
            .build();
    admin.resource(pod).create();
    // A merge patch, as the operator annotates the pod at the same time.
    admin
        .pods()
        .inNamespace("default")
        .withName(pool + "-0-0")
        .subresource("status")
        .patch(PatchContext.of(PatchType.JSON_MERGE), RUNNING);
  }

  @Override
  public void close() {
    agent.ifPresent(AgentSimulator::close);
  }
}
