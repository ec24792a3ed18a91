// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.testing;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One {@link KubeCluster} for all tests of a class, which ends after them:
 *
 * <pre>{@code
 * @ExtendWith(OnKubeCluster.class)
 * class SomeTest {
 *
 *   private static KubernetesClient client;
 *
 *   @BeforeAll
 *   static void connect(KubernetesClient admin) {
 *     client = admin;
 *   }
 * }
 * }</pre>
 *
 * Constructors and methods get the {@link KubernetesClient} of the administrator, or the {@link
 * KubeApiServer}. Logs are in {@code target/kube-} and the name of the class.
 */
public final class OnKubeCluster implements BeforeAllCallback, ParameterResolver {

  @Override
  public void beforeAll(ExtensionContext context) {
    cluster(context);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == KubernetesClient.class || type == KubeApiServer.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    KubeCluster cluster = cluster(context);
    return parameter.getParameter().getType() == KubernetesClient.class
        ? cluster.client()
        : cluster.server();
  }

  /** That of the class, which closes it in the end. */
  private static KubeCluster cluster(ExtensionContext context) {
    return context
        .getStore(Namespace.create(OnKubeCluster.class))
        .computeIfAbsent(
            KubeCluster.class,
            key -> KubeCluster.start(directory(context.getRequiredTestClass())),
            KubeCluster.class);
  }

  private static Path directory(Class<?> test) {
    return Path.of("target", "kube-" + test.getSimpleName());
  }
}
