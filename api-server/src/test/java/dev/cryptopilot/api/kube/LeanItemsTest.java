// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.kube;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import org.junit.jupiter.api.Test;

class LeanItemsTest {

  private final LeanItems<ConfigMap> items = new LeanItems<>();

  @Test
  void keepsAnObjectWithoutTheRecordsOfWhoWroteIt() {
    ConfigMap written =
        new ConfigMapBuilder()
            .withNewMetadata()
            .withNamespace("default")
            .withName("one")
            .withResourceVersion("7")
            .addNewManagedField()
            .withManager("somebody")
            .endManagedField()
            .endMetadata()
            .addToData("key", "value")
            .build();

    items.put(items.getKey(written), written);

    assertThat(items.get("default/one"))
        .isEqualTo(
            new ConfigMapBuilder()
                .withNewMetadata()
                .withNamespace("default")
                .withName("one")
                .withResourceVersion("7")
                .endMetadata()
                .addToData("key", "value")
                .build());
  }
}
