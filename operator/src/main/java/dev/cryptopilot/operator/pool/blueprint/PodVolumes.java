// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.blueprint;

import dev.cryptopilot.operator.slots.PodNames;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import java.util.List;

/** Volumes of a pod and where they are mounted. */
final class PodVolumes {

  static final String DATA = "data";
  static final String TOKEN_KEY = "token";

  static final String SLOTS = "slots";
  private static final String AGENT = "agent";
  private static final String RUN = "run";
  private static final String TMP = "tmp";
  // Read by owner and group only; the group is the pod's fsGroup.
  private static final int SECRET_MODE = 0b100_100_000;

  private PodVolumes() {}

  static List<Volume> volumes(PodNames names) {
    return List.of(
        new VolumeBuilder()
            .withName(SLOTS)
            .withNewSecret()
            .withSecretName(names.slotsSecret())
            .withDefaultMode(SECRET_MODE)
            .endSecret()
            .build(),
        new VolumeBuilder()
            .withName(AGENT)
            .withNewSecret()
            .withSecretName(PodNames.tokenSecret(names.pool()))
            .withDefaultMode(SECRET_MODE)
            .addNewItem()
            .withKey(TOKEN_KEY)
            .withPath(TOKEN_KEY)
            .endItem()
            .endSecret()
            .build(),
        new VolumeBuilder()
            .withName(RUN)
            .withNewEmptyDir()
            .withMedium("Memory")
            .endEmptyDir()
            .build(),
        new VolumeBuilder().withName(TMP).withNewEmptyDir().endEmptyDir().build());
  }

  static List<VolumeMount> mounts() {
    return List.of(
        mount(SLOTS, MountPaths.SLOTS, true),
        mount(AGENT, MountPaths.AGENT, true),
        mount(DATA, MountPaths.DATA, false),
        mount(RUN, MountPaths.RUN, false),
        mount(TMP, MountPaths.TMP, false));
  }

  private static VolumeMount mount(String name, String path, boolean readOnly) {
    VolumeMountBuilder mount = new VolumeMountBuilder().withName(name).withMountPath(path);
    return readOnly ? mount.withReadOnly(true).build() : mount.build();
  }
}
