// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.kube;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalsTest {

  private static final String TYPED =
      """
      failed to create typed patch object (default/b; crypto-pilot.dev/v1alpha1, Kind=Bot): errors:
        .spec.features.takeProfitLevels.levels[0]: expected map, got &{[map[] false]}
        .spec.features.takeProfitLevels.levels[1]: expected map, got &{x}""";

  @Test
  void aSingleMemberOfAnotherTypeIsNamed() {
    KubernetesClientException refusal =
        refusal(
            500,
            "failed to create typed patch object (default/b; crypto-pilot.dev/v1alpha1, Kind=Bot):"
                + " .spec.features.trailingStop.activationPercent: expected numeric (int or float),"
                + " got string");

    assertThat(Refusals.isForValues(refusal)).isTrue();
    assertThat(Refusals.values(refusal).message())
        .isEqualTo("spec.features.trailingStop.activationPercent: expected numeric (int or float)");
  }

  @Test
  void aValueOfAnotherTypeIsTheCallersFaultThoughTheClusterSays500() {
    KubernetesClientException refusal = refusal(500, TYPED);

    assertThat(Refusals.isForValues(refusal)).isTrue();
    assertThat(Refusals.values(refusal).message())
        .isEqualTo(
            "spec.features.takeProfitLevels.levels[0]: expected map; "
                + "spec.features.takeProfitLevels.levels[1]: expected map");
  }

  @Test
  void another500IsNot() {
    assertThat(Refusals.isForValues(refusal(500, "etcdserver: request timed out"))).isFalse();
    assertThat(Refusals.isForValues(new KubernetesClientException("no answer"))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "422, spec.x is wrong",
    "400, 'error decoding YAML: yaml: control characters are not allowed'",
    "413, Request entity too large",
    "500, 'etcdserver: request is too large'"
  })
  void whatWillBeRefusedAgainIs(int code, String message) {
    assertThat(Refusals.isForValues(refusal(code, message))).isTrue();
  }

  private static KubernetesClientException refusal(int code, String message) {
    return new KubernetesClientException(
        new StatusBuilder().withCode(code).withMessage(message).build());
  }
}
