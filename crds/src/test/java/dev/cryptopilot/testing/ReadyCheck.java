// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.testing;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits for an API server to say that it is ready. */
final class ReadyCheck {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Duration PAUSE = Duration.ofMillis(100);

  private ReadyCheck() {}

  static void await(ProcessGroup processes, String url, String token) {
    Config config =
        new ConfigBuilder(Config.empty())
            .withMasterUrl(url)
            .withTrustCerts(true)
            .withOauthToken(token)
            .withRequestRetryBackoffLimit(0)
            .build();
    long end = System.nanoTime() + PATIENCE.toNanos();
    try (KubernetesClient client = new KubernetesClientBuilder().withConfig(config).build()) {
      while (!isReady(client)) {
        processes
            .casualty()
            .ifPresent(
                words -> {
                  throw new IllegalStateException(words);
                });
        if (System.nanoTime() > end) {
          throw new IllegalStateException(url + " was not ready within " + PATIENCE);
        }
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }

  private static boolean isReady(KubernetesClient client) {
    try {
      return "ok".equals(client.raw("/readyz"));
    } catch (KubernetesClientException notYet) {
      return false;
    }
  }
}
