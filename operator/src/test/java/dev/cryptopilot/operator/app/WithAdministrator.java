// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.app;

import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A test on {@link TestCluster} with a client of one who may do everything there. */
abstract class WithAdministrator {

  @ConfigProperty(name = "quarkus.kubernetes-client.api-server-url")
  String apiServer;

  @ConfigProperty(name = "test.admin-token")
  String adminToken;

  KubernetesClient admin;

  @BeforeEach
  void connect() {
    admin =
        new KubernetesClientBuilder()
            .withConfig(
                new ConfigBuilder()
                    .withMasterUrl(apiServer)
                    .withOauthToken(adminToken)
                    .withTrustCerts(true)
                    .build())
            .build();
  }

  @AfterEach
  void disconnect() {
    admin.close();
  }
}
