// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.app;

import dev.cryptopilot.testing.KubeApiServer;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A real API server; the operator talks to it as the user that operator/manifests binds its roles
 * to, so a missing right fails the tests.
 */
public final class TestCluster implements QuarkusTestResourceLifecycleManager {

  public static final String OPERATOR = "crypto-pilot-operator";
  private static final Path MANIFESTS = Path.of("manifests");

  private KubeApiServer server;

  @Override
  public Map<String, String> start() {
    server = KubeApiServer.start(Path.of("target/kube-app"), List.of(OPERATOR));
    try (KubernetesClient admin = server.client()) {
      server.installCrds(admin);
      server.ensureDefaultNamespace(admin);
      load(admin, "namespace.yaml");
      load(admin, "rbac.yaml");
    }
    return Map.of(
        "quarkus.kubernetes-client.api-server-url",
        server.url(),
        "quarkus.kubernetes-client.trust-certs",
        "true",
        "quarkus.kubernetes-client.token",
        server.token(OPERATOR),
        "quarkus.kubernetes-client.namespace",
        "default",
        "pilot.agent-port",
        "22390",
        // Nobody runs the pods that would look into strategies.
        "pilot.validation",
        "Off",
        "test.admin-token",
        server.token("admin"));
  }

  private static void load(KubernetesClient admin, String manifest) {
    try (InputStream in = Files.newInputStream(MANIFESTS.resolve(manifest))) {
      admin.load(in).items().forEach(item -> admin.resource(item).serverSideApply());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void stop() {
    if (server != null) {
      server.close();
    }
  }
}
