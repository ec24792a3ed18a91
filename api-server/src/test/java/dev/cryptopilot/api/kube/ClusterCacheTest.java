// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.kube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cryptopilot.api.pace.Pause;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import org.junit.jupiter.api.Test;

class ClusterCacheTest {

  /** A server that has just begun, on a cluster that does not answer. */
  @Test
  void nothingIsAbsentBeforeTheFirstListIsIn() {
    Config nobody = new ConfigBuilder(Config.empty()).withMasterUrl("http://127.0.0.1:1").build();
    try (KubernetesClient client = new KubernetesClientBuilder().withConfig(nobody).build()) {
      ClusterCache cache = ClusterCache.start(client, "default", Pause.real());
      try {
        assertThat(cache.ready()).isFalse();
        assertThatThrownBy(cache::strategies).isInstanceOf(ClusterUnavailable.class);
        assertThatThrownBy(() -> cache.bot("any")).isInstanceOf(ClusterUnavailable.class);
      } finally {
        cache.close();
      }
    }
  }
}
