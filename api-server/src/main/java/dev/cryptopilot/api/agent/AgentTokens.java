// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.agent;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;

/**
 * The agents' tokens, from the Secret {@code <pool>-agent} of each pool.
 *
 * <p>A token is kept for as long as it is used: when a pool has another one, its agents refuse the
 * old one, and {@link #forget} is called. Were all to end at the same age, a server with many pools
 * would read all their Secrets at the same moment, every few minutes.
 */
public final class AgentTokens {

  private static final Duration UNUSED = Duration.ofMinutes(5);
  private static final int MOST = 10_000;

  /** Commands are bounded, too: together they stay below the streams of one HTTP/2 connection. */
  private static final int READS_AT_ONCE = 32;

  private static final String KEY = "token";

  private final KubernetesClient client;
  private final String namespace;
  private final AsyncCache<String, AgentToken> known;
  private final Semaphore reads = new Semaphore(READS_AT_ONCE);

  /**
   * Knows no token yet.
   *
   * @param threads that read, and that clean up what is kept: virtual ones. Not the common pool:
   *     the client's answers need it, and a clean-up may wait for a lock
   */
  public AgentTokens(KubernetesClient client, String namespace, Executor threads) {
    this.client = client;
    this.namespace = namespace;
    this.known =
        Caffeine.newBuilder()
            .executor(threads)
            .expireAfterAccess(UNUSED)
            .maximumSize(MOST)
            .buildAsync();
  }

  /** Empty when the pool has none yet, or Kubernetes does not answer. */
  Optional<AgentToken> of(String pool) {
    // Only the promise of a token is put in place under the cache's lock, never the call for it.
    return Optional.ofNullable(known.get(pool, name -> read(name).orElse(null)).join());
  }

  /** Forgets a token that an agent refused. */
  void forget(String pool) {
    known.synchronous().invalidate(pool);
  }

  private Optional<AgentToken> read(String pool) {
    reads.acquireUninterruptibly();
    try {
      return Optional.ofNullable(
              client.secrets().inNamespace(namespace).withName(pool + "-agent").get())
          .map(Secret::getData)
          .map((Map<String, String> data) -> data.get(KEY))
          .map(text -> new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8))
          .map(AgentToken::new);
    } catch (KubernetesClientException e) {
      return Optional.empty();
    } finally {
      reads.release();
    }
  }
}
