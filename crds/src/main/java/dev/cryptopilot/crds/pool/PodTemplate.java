// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.pool;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cryptopilot.crds.ApiObject;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the pods look like. */
@ApiObject
public record PodTemplate(
    @JsonPropertyDescription("What a pod asks for and may use.") Resources resources,
    @JsonPropertyDescription("The volume of each pod.") Storage storage,
    @JsonPropertyDescription("Labels a node must have.") Map<String, String> nodeSelector,
    @Size(max = 20) @JsonPropertyDescription("Taints that the pods tolerate.")
        List<Toleration> tolerations,
    @JsonPropertyDescription("Runtime image; the operator's own when absent.") String image,
    @Default("true")
        @JsonPropertyDescription(
            "Preload freqtrade once and fork bots from it; false starts each bot as a plain process.")
        Boolean preload) {
  public PodTemplate {
    resources = resources == null ? new Resources(null, null) : resources;
    storage = storage == null ? new Storage(null, null, null, null) : storage;
    nodeSelector =
        nodeSelector == null
            ? Map.of()
            : Collections.unmodifiableMap(new LinkedHashMap<>(nodeSelector));
    tolerations = tolerations == null ? List.of() : List.copyOf(tolerations);
    preload = preload == null ? true : preload;
  }

  /** The image asked for; empty = the operator's. */
  public Optional<String> ownImage() {
    return Optional.ofNullable(image);
  }

  public static PodTemplate standard() {
    return new PodTemplate(null, null, null, null, null, null);
  }
}
