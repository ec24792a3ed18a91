// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CpuBoundsTest {

  private static Pod pod(Map<String, String> requests, Map<String, String> limits) {
    return new PodBuilder()
        .withNewSpec()
        .addNewContainer()
        .withName("proxy-of-somebody")
        .withNewResources()
        .addToLimits("cpu", Quantity.parse("9"))
        .endResources()
        .endContainer()
        .addNewContainer()
        .withName("bots")
        .withNewResources()
        .endResources()
        .endContainer()
        .endSpec()
        .build()
        .edit()
        .editSpec()
        .editLastContainer()
        .editResources()
        .addToRequests(quantities(requests))
        .addToLimits(quantities(limits))
        .endResources()
        .endContainer()
        .endSpec()
        .build();
  }

  private static Map<String, Quantity> quantities(Map<String, String> texts) {
    return texts.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> Quantity.parse(entry.getValue())));
  }

  @Test
  void theLimitCountsBeforeTheRequest() {
    assertThat(CpuBounds.of(pod(Map.of("cpu", "250m"), Map.of("cpu", "1.5"))))
        .contains(new CpuBound.Limit(1_500));
  }

  @Test
  void withoutLimitTheRequest() {
    assertThat(CpuBounds.of(pod(Map.of("cpu", "250m"), Map.of("memory", "1Gi"))))
        .contains(new CpuBound.Request(250));
  }

  @Test
  void withoutBothOrWithNoneOfItThereIsNoBound() {
    assertThat(CpuBounds.of(pod(Map.of(), Map.of()))).isEmpty();
    assertThat(CpuBounds.of(pod(Map.of("cpu", "0"), Map.of()))).isEmpty();
  }
}
