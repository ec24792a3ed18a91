// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.validation;

import java.time.Duration;
import java.util.Optional;

/**
 * How versions are validated.
 *
 * @param image of the validator's pods
 * @param build what is behind the image's name now; empty when the name says it, as one with a
 *     digest does
 * @param atOnce validators that run at the same time, over all namespaces
 * @param unusedAfter age at which a version that no bot asks for is validated all the same
 */
public record ValidatorSettings(
    ValidationPolicy policy,
    String image,
    Optional<String> build,
    int atOnce,
    Duration unusedAfter) {

  /** Settings with which nobody looks into programs. */
  public static ValidatorSettings off() {
    return new ValidatorSettings(ValidationPolicy.Off, "", Optional.empty(), 0, Duration.ZERO);
  }

  /** How a validator is told from a newer one. */
  public String validator() {
    return image + build.map(what -> " build " + what).orElse("");
  }
}
