// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.kube;

import dev.cryptopilot.api.config.Environment;
import java.time.Duration;

/**
 * Where bots live. The way to the cluster itself is that of every Kubernetes program: {@code
 * KUBECONFIG}, or the ServiceAccount of the pod.
 *
 * @param namespace of all bots, pools and strategies that the API serves
 * @param patience how long a command waits for a bot to be as asked, before it says that it goes on
 */
public record KubeSettings(String namespace, Duration patience) {

  public static KubeSettings from(Environment environment) {
    return new KubeSettings(
        environment.text("PILOT_NAMESPACE", "default"),
        Duration.ofSeconds(environment.integer("PILOT_API_PATIENCE_SECONDS", 45, 0, 170)));
  }
}
