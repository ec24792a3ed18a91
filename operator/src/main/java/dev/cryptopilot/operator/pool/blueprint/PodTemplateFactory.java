// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.blueprint;

import dev.cryptopilot.crds.pool.BotPoolSpec;
import dev.cryptopilot.crds.pool.PodTemplate;
import dev.cryptopilot.crds.pool.Toleration;
import dev.cryptopilot.operator.confinement.Confinement;
import dev.cryptopilot.operator.slots.PodNames;
import dev.cryptopilot.operator.slots.PoolLabels;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.TolerationBuilder;

/** What a pool pod looks like; fits the restricted level of Pod Security. */
final class PodTemplateFactory {

  private static final long USER = 1000;
  private static final long GRACE_SECONDS = 60;
  private static final String PORT = "agent";

  private final RuntimeSettings settings;

  PodTemplateFactory(RuntimeSettings settings) {
    this.settings = settings;
  }

  PodTemplateSpec template(BotPoolSpec spec, PodNames names) {
    return new PodTemplateSpecBuilder()
        .withNewMetadata()
        .withLabels(PoolLabels.ofPod(names.pool(), names.ordinal(), spec.tenancy().soleOwner()))
        .endMetadata()
        .withNewSpec()
        .withAutomountServiceAccountToken(false)
        .withEnableServiceLinks(false)
        .withTerminationGracePeriodSeconds(GRACE_SECONDS)
        .withSecurityContext(Confinement.pod(USER))
        .withContainers(container(spec, names))
        .withVolumes(PodVolumes.volumes(names))
        .withNodeSelector(spec.template().nodeSelector())
        .withTolerations(
            spec.template().tolerations().stream().map(PodTemplateFactory::toleration).toList())
        .endSpec()
        .build();
  }

  private Container container(BotPoolSpec spec, PodNames names) {
    PodTemplate template = spec.template();
    ResourceRequirements resources = PodResources.of(template.resources(), spec.slotsPerPod());
    return new ContainerBuilder()
        .withName(PodBlueprint.CONTAINER)
        .withImage(template.ownImage().orElse(settings.image()))
        .withCommand("pilot-pod")
        .withEnv(PodEnvironment.of(names.pool(), template.preload(), settings, resources))
        .addNewPort()
        .withName(PORT)
        .withContainerPort(settings.agentPort())
        .withProtocol("TCP")
        .endPort()
        .withResources(resources)
        .withVolumeMounts(PodVolumes.mounts())
        // Preloading takes seconds, and longer with a rehearsal.
        .withStartupProbe(probe("/livez", 1, 120))
        .withReadinessProbe(probe("/readyz", 2, 3))
        .withLivenessProbe(probe("/livez", 10, 6))
        .withSecurityContext(Confinement.container())
        .build();
  }

  private static Probe probe(String path, int periodSeconds, int failures) {
    return new ProbeBuilder()
        .withNewHttpGet()
        .withPath(path)
        .withNewPort(PORT)
        .endHttpGet()
        .withPeriodSeconds(periodSeconds)
        .withTimeoutSeconds(2)
        .withFailureThreshold(failures)
        .build();
  }

  private static io.fabric8.kubernetes.api.model.Toleration toleration(Toleration asked) {
    return new TolerationBuilder()
        .withKey(asked.key())
        .withOperator(asked.operator())
        .withValue(asked.value())
        .withEffect(asked.effect())
        .withTolerationSeconds(asked.tolerationSeconds())
        .build();
  }
}
