// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cryptopilot.crds.bot.Bot;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KubeApiServerTest {

  @Test
  void servesTheCrdsToAdminAndRefusesAStranger() {
    try (var server = KubeApiServer.start(Path.of("target/kube-start"), List.of("stranger"));
        var admin = server.client();
        var stranger = server.client("stranger")) {
      server.installCrds(admin);

      assertThat(admin.resources(Bot.class).list().getItems()).isEmpty();
      assertThat(server.kubeconfig("stranger")).content().contains(server.url());
      assertThatThrownBy(() -> stranger.resources(Bot.class).list())
          .isInstanceOf(KubernetesClientException.class)
          .hasMessageContaining("forbidden");
    }
  }

  @Test
  void saysWhatToBuildWhenAProgramIsMissing(@TempDir Path empty) {
    var binaries = KubeBinaries.from(Map.of("PILOT_KUBE_BIN", empty.toString()));

    assertThatThrownBy(() -> binaries.find("etcd"))
        .isInstanceOf(MissingKubeBinary.class)
        .hasMessageContaining("./pilot build kube");
  }
}
