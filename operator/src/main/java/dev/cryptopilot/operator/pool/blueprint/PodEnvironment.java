// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.blueprint;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The environment of the container; the runtime takes every path from it. */
final class PodEnvironment {

  private PodEnvironment() {}

  static List<EnvVar> of(
      String pool, boolean preload, RuntimeSettings settings, ResourceRequirements resources) {
    Map<String, EnvVar> variables = new TreeMap<>();
    put(variables, fromField("PILOT_POD_NAME", "metadata.name"));
    put(variables, fromField("PILOT_POD_IP", "status.podIP"));
    put(variables, fromField("PILOT_NAMESPACE", "metadata.namespace"));
    PodResources.memoryLimitBytes(resources)
        .ifPresent(
            limit -> put(variables, literal("PILOT_MEMORY_LIMIT_BYTES", Long.toString(limit))));
    put(variables, literal("PILOT_POOL", pool));
    put(variables, literal("PILOT_SLOTS_DIR", MountPaths.SLOTS));
    put(variables, literal("PILOT_AGENT_TOKEN_FILE", MountPaths.TOKEN_FILE));
    put(variables, literal("PILOT_DATA_DIR", MountPaths.DATA));
    put(variables, literal("PILOT_RUN_DIR", MountPaths.RUN));
    put(variables, literal("PILOT_AGENT_PORT", Integer.toString(settings.agentPort())));
    put(variables, literal("PILOT_PRELOAD", Boolean.toString(preload)));
    put(variables, literal("TMPDIR", MountPaths.TMP));
    put(variables, literal("HOME", MountPaths.TMP));
    settings.extraEnv().forEach((name, value) -> put(variables, literal(name, value)));
    return new ArrayList<>(variables.values());
  }

  private static void put(Map<String, EnvVar> variables, EnvVar variable) {
    variables.put(variable.getName(), variable);
  }

  private static EnvVar literal(String name, String value) {
    return new EnvVarBuilder().withName(name).withValue(value).build();
  }

  private static EnvVar fromField(String name, String path) {
    return new EnvVarBuilder()
        .withName(name)
        .withNewValueFrom()
        .withNewFieldRef("v1", path)
        .endValueFrom()
        .build();
  }
}
