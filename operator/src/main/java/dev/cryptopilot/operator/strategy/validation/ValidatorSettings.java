// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.validation;

import java.time.Duration;

/**
 * How versions are validated.
 *
 * @param image of the validator's pods; also how a validator is told from a newer one
 * @param atOnce validators that run at the same time, over all namespaces
 * @param unusedAfter age at which a version that no bot asks for is validated all the same
 */
public record ValidatorSettings(
    ValidationPolicy policy, String image, int atOnce, Duration unusedAfter) {

  /** Settings with which nobody looks into programs. */
  public static ValidatorSettings off() {
    return new ValidatorSettings(ValidationPolicy.Off, "", 0, Duration.ZERO);
  }
}
