// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.observe;

import dev.cryptopilot.operator.pool.blueprint.PodBlueprint;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import java.util.Map;
import java.util.Optional;

/** Reads what the bots of a pod may count on: the limit of their container, else its request. */
final class CpuBounds {

  private static final int MILLI_DIGITS = 3;

  private CpuBounds() {}

  static Optional<CpuBound> of(Pod pod) {
    Optional<ResourceRequirements> resources =
        pod.getSpec().getContainers().stream()
            .filter(container -> PodBlueprint.CONTAINER.equals(container.getName()))
            .flatMap(container -> Optional.ofNullable(container.getResources()).stream())
            .findFirst();
    return resources
        .flatMap(all -> milli(all.getLimits()))
        .<CpuBound>map(CpuBound.Limit::new)
        .or(() -> resources.flatMap(all -> milli(all.getRequests())).map(CpuBound.Request::new));
  }

  private static Optional<Long> milli(Map<String, Quantity> quantities) {
    return Optional.ofNullable(quantities)
        .flatMap(all -> Optional.ofNullable(all.get("cpu")))
        .map(cpu -> cpu.getNumericalAmount().movePointRight(MILLI_DIGITS).longValue())
        .filter(milli -> milli > 0);
  }
}
