// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.validation;

import dev.cryptopilot.crds.strategy.AnalysisResult;
import dev.cryptopilot.crds.strategy.OnFinding;
import dev.cryptopilot.crds.strategy.VersionStatus;
import dev.cryptopilot.crds.strategy.VersionValidation;
import java.util.List;
import java.util.Optional;

/**
 * A verdict that is kept in the status of the Strategy, where only the operator writes.
 *
 * @param question that it answers
 * @param validator that judged, by the name of {@link ValidatorSettings#validator()}
 * @param accepted whether bots may have the program
 * @param sentence what people read
 * @param analyses what each of those that were asked for came to
 */
public record KeptVerdict(
    Question question,
    String validator,
    boolean accepted,
    String sentence,
    List<AnalysisResult> analyses) {

  public KeptVerdict {
    analyses = List.copyOf(analyses);
  }

  /** The verdict that the status says of a version. */
  public static Optional<KeptVerdict> read(VersionStatus version) {
    return version
        .verdict()
        .filter(said -> version.digest() != null)
        .map(
            said ->
                new KeptVerdict(
                    question(version.digest(), said),
                    Optional.ofNullable(said.validator()).orElse(""),
                    said.accepted(),
                    Optional.ofNullable(said.message()).orElse(""),
                    said.analyses()));
  }

  private static Question question(String digest, VersionValidation said) {
    return new Question(
        digest,
        said.analyses().stream().flatMap(one -> Optional.ofNullable(one.name()).stream()).toList(),
        said.meaning().orElse(OnFinding.Warn));
  }

  /** The verdict that an attempt came to. */
  public static KeptVerdict of(ValidatorRun run, ValidatorSummary summary) {
    return new KeptVerdict(
        run.question(),
        run.validator(),
        summary.accepted(),
        summary.sentence(),
        run.question().analyses().stream().map(summary::result).toList());
  }

  /** The content it is about. */
  public String digest() {
    return question.digest();
  }

  /** How the status says it; the digest stands beside it. */
  public VersionValidation write() {
    return new VersionValidation(
        accepted,
        StatusText.cut(validator),
        StatusText.cut(sentence),
        analyses,
        analyses.isEmpty() ? null : question.onFinding());
  }
}
