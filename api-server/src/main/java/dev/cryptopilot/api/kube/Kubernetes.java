// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.kube;

import dev.cryptopilot.api.config.BadSetting;
import dev.cryptopilot.api.config.Environment;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.File;

/** Opens the way to the cluster. */
public final class Kubernetes {

  private static final int ANSWER_MILLIS = 10_000;
  private static final int RETRIES = 1;

  private Kubernetes() {}

  /**
   * As {@code KUBECONFIG} or the pod's ServiceAccount says; connects when first used.
   *
   * @throws BadSetting when {@code KUBECONFIG} names no file
   */
  public static KubernetesClient connect(Environment environment) {
    Config found =
        environment
            .find("KUBECONFIG")
            .map(Kubernetes::file)
            .orElseGet(() -> Config.autoConfigure(null));
    Config config =
        new ConfigBuilder(found)
            .withRequestTimeout(ANSWER_MILLIS)
            .withConnectionTimeout(ANSWER_MILLIS)
            .withRequestRetryBackoffLimit(RETRIES)
            .build();
    return new KubernetesClientBuilder().withConfig(config).build();
  }

  private static Config file(String path) {
    File file = new File(path);
    if (!file.canRead()) {
      throw new BadSetting("KUBECONFIG", "must name a file that can be read");
    }
    return Config.fromKubeconfig(file);
  }
}
