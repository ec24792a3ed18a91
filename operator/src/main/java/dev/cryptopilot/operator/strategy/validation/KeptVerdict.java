// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.validation;

import dev.cryptopilot.crds.strategy.VersionStatus;
import dev.cryptopilot.crds.strategy.VersionValidation;
import java.util.Optional;

/**
 * A verdict that is kept in the status of the Strategy, where only the operator writes.
 *
 * @param digest of the content it is about
 * @param validator that judged, by the name of {@link ValidatorSettings#validator()}
 * @param accepted whether bots may have the program
 * @param sentence what people read
 */
public record KeptVerdict(String digest, String validator, boolean accepted, String sentence) {

  /** The verdict that the status says of a version. */
  public static Optional<KeptVerdict> read(VersionStatus version) {
    return version
        .verdict()
        .filter(said -> version.digest() != null)
        .map(
            said ->
                new KeptVerdict(
                    version.digest(),
                    Optional.ofNullable(said.validator()).orElse(""),
                    said.accepted(),
                    Optional.ofNullable(said.message()).orElse("")));
  }

  /** The verdict that an attempt came to. */
  public static KeptVerdict of(ValidatorRun run, ValidatorSummary summary) {
    return new KeptVerdict(run.digest(), run.validator(), summary.accepted(), summary.sentence());
  }

  /** How the status says it; the digest stands beside it. */
  public VersionValidation write() {
    return new VersionValidation(accepted, StatusText.cut(validator), StatusText.cut(sentence));
  }
}
