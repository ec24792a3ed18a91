// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool;

import dev.cryptopilot.testing.KubeCluster;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One real API server with the resources and a strategy, for all test classes of pools; it is empty
 * again after each test. A test's constructor gets the client, or the objects around pools.
 */
final class PoolCluster implements ParameterResolver, AfterEachCallback {

  private record Running(KubeCluster cluster, ClusterObjects objects) implements AutoCloseable {

    static Running start() {
      KubeCluster cluster = KubeCluster.start(Path.of("target/kube-pool"));
      ClusterObjects objects = new ClusterObjects(cluster.client());
      objects.publishStrategy();
      return new Running(cluster, objects);
    }

    KubernetesClient client() {
      return cluster.client();
    }

    @Override
    public void close() {
      cluster.close();
    }
  }

  private static Running running(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.create(PoolCluster.class))
        .computeIfAbsent(Running.class, k -> Running.start(), Running.class);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == KubernetesClient.class || type == ClusterObjects.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Running running = running(context);
    return parameter.getParameter().getType() == KubernetesClient.class
        ? running.client()
        : running.objects();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    Running running = running(context);
    running.objects().clear();
    KubernetesClient client = running.client();
    client.apps().controllerRevisions().inNamespace("default").delete();
    client
        .persistentVolumeClaims()
        .inNamespace("default")
        .list()
        .getItems()
        .forEach(claim -> forget(client, claim));
  }

  /** No controller runs here that would take the protection off. */
  private static void forget(KubernetesClient client, PersistentVolumeClaim claim) {
    client
        .resource(claim)
        .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"metadata\":{\"finalizers\":null}}");
    client.resource(claim).delete();
  }
}
