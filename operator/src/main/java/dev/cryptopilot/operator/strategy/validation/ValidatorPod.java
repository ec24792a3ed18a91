// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.validation;

import dev.cryptopilot.crds.strategy.Strategy;
import dev.cryptopilot.operator.confinement.Confinement;
import dev.cryptopilot.operator.strategy.StrategyVersion;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import java.util.Map;
import java.util.TreeMap;

/**
 * The pod that looks into one version, once. It fits the restricted level of Pod Security, has no
 * credentials, and the only thing it leaves is its termination message.
 */
public final class ValidatorPod {

  /** Its only container. */
  public static final String CONTAINER = "validator";

  private static final String SOURCE = "/strategy";
  private static final String SCRATCH = "/tmp";
  private static final String LAST_WORDS = "/dev/termination-log";
  private static final long USER = 1000;
  // The validator ends a strategy after 120 s; the rest is for pulling the image.
  private static final long DEADLINE_SECONDS = 300;
  // As long as the validator lets one go on.
  private static final long ANALYSIS_SECONDS = 300;

  private ValidatorPod() {}

  /** The name of an attempt: two operators that both start it start one pod. */
  public static String name(StrategyVersion version, Question question, int attempt) {
    return version.name() + "-v-" + question.key() + '-' + attempt;
  }

  /** The pod. */
  public static Pod of(
      StrategyVersion version,
      Question question,
      Strategy owner,
      int attempt,
      ValidatorSettings settings) {
    Map<String, String> marks = new TreeMap<>(question.annotations());
    marks.put(ValidatorLabels.VERSION, version.version());
    marks.put(ValidatorLabels.JUDGE, settings.validator());
    marks.put(ValidatorLabels.ATTEMPT, Integer.toString(attempt));
    return new PodBuilder()
        .withMetadata(ValidatorLabels.ownedBy(owner, name(version, question, attempt), marks))
        .withNewSpec()
        .withRestartPolicy("Never")
        .withActiveDeadlineSeconds(DEADLINE_SECONDS + ANALYSIS_SECONDS * question.analyses().size())
        .withTerminationGracePeriodSeconds(5L)
        .withAutomountServiceAccountToken(false)
        .withEnableServiceLinks(false)
        .withSecurityContext(Confinement.pod(USER))
        .withContainers(container(settings.image(), question))
        .addNewVolume()
        .withName("source")
        .withNewConfigMap()
        .withName(version.configMapName())
        .endConfigMap()
        .endVolume()
        .addNewVolume()
        .withName("scratch")
        .withNewEmptyDir()
        .withSizeLimit(Quantity.parse("256Mi"))
        .endEmptyDir()
        .endVolume()
        .endSpec()
        .build();
  }

  private static Container container(String image, Question question) {
    return new ContainerBuilder()
        .withName(CONTAINER)
        .withImage(image)
        .withCommand("python3", "-P", "-m", "pilot_runtime.validate")
        .withArgs(SOURCE, "--json", "--scratch", SCRATCH, "--termination-message", LAST_WORDS)
        .addAllToArgs(question.arguments())
        .addNewEnv()
        .withName("TMPDIR")
        .withValue(SCRATCH)
        .endEnv()
        .addNewEnv()
        .withName("HOME")
        .withValue(SCRATCH)
        .endEnv()
        .addNewEnv()
        .withName("PYTHONDONTWRITEBYTECODE")
        .withValue("1")
        .endEnv()
        .withTerminationMessagePath(LAST_WORDS)
        .withTerminationMessagePolicy("File")
        .withResources(resources())
        .addNewVolumeMount()
        .withName("source")
        .withMountPath(SOURCE)
        .withReadOnly(true)
        .endVolumeMount()
        .addNewVolumeMount()
        .withName("scratch")
        .withMountPath(SCRATCH)
        .endVolumeMount()
        .withSecurityContext(Confinement.container())
        .build();
  }

  /** The validator holds a strategy to 1 GiB itself; the pod's limit is for when it cannot. */
  private static ResourceRequirements resources() {
    return new ResourceRequirementsBuilder()
        .addToRequests("cpu", Quantity.parse("50m"))
        .addToRequests("memory", Quantity.parse("256Mi"))
        .addToLimits("cpu", Quantity.parse("1"))
        .addToLimits("memory", Quantity.parse("2Gi"))
        .build();
  }
}
