// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.observe;

import dev.cryptopilot.crds.pool.BotPool;
import dev.cryptopilot.operator.agent.AgentReport;
import dev.cryptopilot.operator.agent.AgentReports;
import dev.cryptopilot.operator.agent.BearerToken;
import dev.cryptopilot.operator.agent.PodKey;
import dev.cryptopilot.operator.agent.ReceivedReport;
import dev.cryptopilot.operator.pool.blueprint.SecretFactory;
import dev.cryptopilot.operator.slots.Departure;
import dev.cryptopilot.operator.slots.DesiredBot;
import dev.cryptopilot.operator.slots.PodNames;
import dev.cryptopilot.operator.slots.PodRef;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Gathers what moves from and to a pool need to know. */
final class MoveObserver {

  private final AgentReports reports;
  private final int agentPort;

  MoveObserver(AgentReports reports, int agentPort) {
    this.reports = reports;
    this.agentPort = agentPort;
  }

  MoveFacts observe(
      BotPool pool, List<PodFacts> pods, SlotsElsewhere elsewhere, PoolCaches caches) {
    String namespace = pool.getMetadata().getNamespace();
    String name = pool.getMetadata().getName();
    Map<String, List<SlotSight>> slots = new HashMap<>();
    Optional<BearerToken> token = token(namespace, name, caches);
    for (PodFacts pod : pods) {
      Optional<String> agent = pod.object().flatMap(PodObjectFacts::address).map(this::agent);
      MoveSights sights = MoveSights.of(name, pod, agent, token);
      pod.slottedBots().forEach(slot -> add(slots, sights.of(slot)));
    }
    elsewhere
        .slots()
        .forEach(
            (there, seen) -> {
              MoveSights sights = far(namespace, there, elsewhere, caches);
              seen.forEach(slot -> add(slots, sights.of(slot)));
            });
    return new MoveFacts(
        slots, elsewhere.unreadable(), gone(namespace, pods, caches), pool.statusOrEmpty().moves());
  }

  private static void add(Map<String, List<SlotSight>> slots, SlotSight sight) {
    slots.computeIfAbsent(sight.slot().uid(), uid -> new ArrayList<>()).add(sight);
  }

  private MoveSights far(
      String namespace, PodRef there, SlotsElsewhere elsewhere, PoolCaches caches) {
    Optional<Pod> pod = caches.pods().get(new ResourceID(there.pod(), namespace));
    return new MoveSights(
        there,
        elsewhere.pods().get(there).revision(),
        pod.flatMap(object -> report(namespace, object)),
        pod.map(object -> object.getStatus().getPodIP())
            .filter(ip -> !ip.isBlank())
            .map(this::agent),
        token(namespace, there.pool(), caches));
  }

  private Optional<AgentReport> report(String namespace, Pod pod) {
    return reports
        .ofPod(new PodKey(namespace, pod.getMetadata().getName()))
        .filter(ReceivedReport::connected)
        .filter(last -> last.podUid().equals(pod.getMetadata().getUid()))
        .map(ReceivedReport::report);
  }

  private String agent(String ip) {
    return AgentAddress.of(ip, agentPort);
  }

  private static Optional<BearerToken> token(String namespace, String pool, PoolCaches caches) {
    return caches
        .secrets()
        .get(new ResourceID(PodNames.tokenSecret(pool), namespace))
        .flatMap((Secret secret) -> SecretFactory.token(secret));
  }

  private static Set<PodRef> gone(String namespace, List<PodFacts> pods, PoolCaches caches) {
    return pods.stream()
        .flatMap(pod -> pod.slottedBots().stream())
        .flatMap((DesiredBot slot) -> slot.departure().stream())
        .map(Departure::to)
        .filter(to -> isGone(namespace, to, caches))
        .collect(Collectors.toSet());
  }

  private static boolean isGone(String namespace, PodRef to, PoolCaches caches) {
    return caches.pools().get(new ResourceID(to.pool(), namespace)).isEmpty()
        && caches.pods().get(new ResourceID(to.pod(), namespace)).isEmpty()
        && PodNames.of(to.pool(), to.pod())
            .filter(names -> isThere(namespace, names, caches))
            .isEmpty();
  }

  private static boolean isThere(String namespace, PodNames names, PoolCaches caches) {
    return caches.secrets().get(new ResourceID(names.slotsSecret(), namespace)).isPresent()
        || caches.statefulSets().get(new ResourceID(names.statefulSet(), namespace)).isPresent();
  }
}
