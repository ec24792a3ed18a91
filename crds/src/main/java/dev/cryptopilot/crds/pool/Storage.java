// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.pool;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cryptopilot.crds.ApiObject;
import dev.cryptopilot.crds.TextForm;
import dev.cryptopilot.crds.TimeSpan;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import java.util.Optional;

/** The volume of each pod, for databases and logs. */
@ApiObject
public record Storage(
    @Default("2Gi") @Pattern(TextForm.VOLUME) @JsonPropertyDescription("Size of the volume.")
        String size,
    @Pattern(TextForm.OBJECT_NAME)
        @JsonPropertyDescription("Storage class; the cluster's default when absent.")
        String storageClass,
    @Default("Keep")
        @JsonPropertyDescription("What becomes of the volume of a pod that is no longer needed.")
        VolumePolicy whenUnused,
    @Default("720h")
        @Pattern(TimeSpan.PATTERN)
        @JsonPropertyDescription(
            "How long databases of deleted bots, and archived volumes, are kept.")
        TimeSpan keepArchives) {
  public Storage {
    size = size == null ? "2Gi" : size;
    whenUnused = whenUnused == null ? VolumePolicy.Keep : whenUnused;
    keepArchives = keepArchives == null ? TimeSpan.parse("720h") : keepArchives;
  }

  /** The storage class; empty = the default one. */
  public Optional<String> storageClassName() {
    return Optional.ofNullable(storageClass);
  }
}
