// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.blueprint;

import dev.cryptopilot.operator.slots.PodNames;
import dev.cryptopilot.operator.slots.PoolLabels;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;

/**
 * A pod template of a pool, for whichever pod.
 *
 * @param hash hash of the template
 * @param template the template as it is for pod number 0
 */
public record KeptTemplate(String hash, PodTemplateSpec template) {

  /** The template of one pod: with its number and its slots Secret. */
  public PodTemplateSpec forPod(PodNames names) {
    return new PodTemplateSpecBuilder(template)
        .editMetadata()
        .addToLabels(PoolLabels.ORDINAL, Integer.toString(names.ordinal()))
        .addToAnnotations(PoolLabels.TEMPLATE_HASH, hash)
        .endMetadata()
        .editSpec()
        .editMatchingVolume(volume -> PodVolumes.SLOTS.equals(volume.getName()))
        .editSecret()
        .withSecretName(names.slotsSecret())
        .endSecret()
        .endVolume()
        .endSpec()
        .build();
  }
}
