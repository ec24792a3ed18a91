// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.observe;

import dev.cryptopilot.operator.agent.AgentEndpoint;
import dev.cryptopilot.operator.agent.AgentWatch;
import dev.cryptopilot.operator.agent.BearerToken;
import dev.cryptopilot.operator.agent.PodKey;
import dev.cryptopilot.operator.pool.blueprint.SecretFactory;
import dev.cryptopilot.operator.slots.PodNames;
import io.fabric8.kubernetes.api.model.Secret;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Has the agents of a pool's pods watched, each under its pod's address and the pool's token. */
public final class AgentFollower {

  private final AgentWatch watch;
  private final int agentPort;

  /**
   * A follower.
   *
   * @param agentPort port of the agents' API
   */
  public AgentFollower(AgentWatch watch, int agentPort) {
    this.watch = watch;
    this.agentPort = agentPort;
  }

  /** Watches exactly the pods that are there. */
  public void follow(PoolFacts facts, PoolCaches caches) {
    watch.followOnly(facts.namespace(), facts.name(), agents(facts, caches));
  }

  /** The agents of the pods that have an address. */
  public Set<AgentEndpoint> agents(PoolFacts facts, PoolCaches caches) {
    Optional<BearerToken> token =
        caches
            .secrets()
            .get(new ResourceID(PodNames.tokenSecret(facts.name()), facts.namespace()))
            .flatMap((Secret secret) -> SecretFactory.token(secret));
    return token.stream()
        .flatMap(value -> facts.pods().stream().flatMap(pod -> endpoint(facts, pod, value)))
        .collect(Collectors.toUnmodifiableSet());
  }

  private Stream<AgentEndpoint> endpoint(PoolFacts facts, PodFacts pod, BearerToken token) {
    return pod.object().stream()
        .flatMap(
            object ->
                object.address().stream()
                    .map(
                        address ->
                            new AgentEndpoint(
                                new PodKey(facts.namespace(), pod.names().pod()),
                                object.uid(),
                                facts.name(),
                                URI.create(AgentAddress.of(address, agentPort)),
                                token)));
  }
}
