// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.app;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Optional;

/** One generation of one object's spec. */
public record Generation(String uid, long number) {

  static Generation of(HasMetadata object) {
    long number = Optional.ofNullable(object.getMetadata().getGeneration()).orElse(0L);
    return new Generation(object.getMetadata().getUid(), number);
  }
}
