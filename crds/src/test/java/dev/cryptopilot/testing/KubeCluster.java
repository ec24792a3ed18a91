// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.testing;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;

/**
 * A {@link KubeApiServer} that serves the shipped CRDs and has the namespace {@code default}.
 *
 * @param client of the administrator
 */
public record KubeCluster(KubeApiServer server, KubernetesClient client) implements AutoCloseable {

  /** Starts it; {@code directory} is made anew. */
  public static KubeCluster start(Path directory) {
    KubeApiServer server = KubeApiServer.start(directory);
    KubernetesClient client = server.client();
    KubeCluster cluster = new KubeCluster(server, client);
    try {
      server.installCrds(client);
      server.ensureDefaultNamespace(client);
      return cluster;
    } catch (RuntimeException e) {
      cluster.close();
      throw e;
    }
  }

  @Override
  public void close() {
    client.close();
    server.close();
  }
}
