// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.agent;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** The agents' tokens, from the Secret {@code <pool>-agent} of each pool. */
public final class AgentTokens {

  private static final Duration KEPT = Duration.ofMinutes(5);
  private static final int MOST = 10_000;
  private static final String KEY = "token";

  private final KubernetesClient client;
  private final String namespace;
  private final Cache<String, AgentToken> known =
      Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(MOST).build();

  public AgentTokens(KubernetesClient client, String namespace) {
    this.client = client;
    this.namespace = namespace;
  }

  /** Empty when the pool has none yet, or Kubernetes does not answer. */
  Optional<AgentToken> of(String pool) {
    return Optional.ofNullable(known.get(pool, name -> read(name).orElse(null)));
  }

  /** Forgets a token that an agent refused. */
  void forget(String pool) {
    known.invalidate(pool);
  }

  private Optional<AgentToken> read(String pool) {
    try {
      return Optional.ofNullable(
              client.secrets().inNamespace(namespace).withName(pool + "-agent").get())
          .map(Secret::getData)
          .map((Map<String, String> data) -> data.get(KEY))
          .map(text -> new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8))
          .map(AgentToken::new);
    } catch (KubernetesClientException e) {
      return Optional.empty();
    }
  }
}
