// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.crds.strategy.Analysis;
import dev.cryptopilot.crds.strategy.AnalysisConclusion;
import dev.cryptopilot.crds.strategy.AnalysisResult;
import dev.cryptopilot.crds.strategy.OnFinding;
import dev.cryptopilot.crds.strategy.VersionStatus;
import dev.cryptopilot.crds.strategy.VersionValidation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeptVerdictTest {

  private static final AnalysisResult LOOKAHEAD =
      new AnalysisResult(Analysis.Lookahead, AnalysisConclusion.Found, "next");
  private static final AnalysisResult RECURSIVE =
      new AnalysisResult(Analysis.Recursive, AnalysisConclusion.Passed, "none");

  private static VersionStatus status(String digest, VersionValidation said) {
    return new VersionStatus("1.0.0", digest, "ema-1.0.0", null, null, 0, null, said);
  }

  @Test
  void whatIsWrittenIsRead() {
    Question question =
        new Question("ab", List.of(Analysis.Recursive, Analysis.Lookahead), OnFinding.Refuse);
    KeptVerdict verdict =
        new KeptVerdict(
            question, "runtime:1", true, "Ema passed validation.", List.of(LOOKAHEAD, RECURSIVE));

    assertThat(KeptVerdict.read(status("ab", verdict.write()))).contains(verdict);
  }

  @Test
  void withoutContentOrVerdictThereIsNone() {
    assertThat(KeptVerdict.read(status("ab", null))).isEmpty();
    assertThat(KeptVerdict.read(status(null, new VersionValidation(true, "v", "m", null, null))))
        .isEmpty();
  }

  @Test
  void aVerdictThatDoesNotSayAcceptedIsNone() {
    assertThat(KeptVerdict.read(status("ab", new VersionValidation(null, null, null, null, null))))
        .contains(
            new KeptVerdict(
                new Question("ab", List.of(), OnFinding.Warn), "", false, "", List.of()));
  }

  @Test
  void anImageIsAnotherValidatorOnceWhatIsBehindItsNameChanges() {
    assertThat(settings(Optional.of("1")).validator())
        .isNotEqualTo(settings(Optional.of("2")).validator());
    assertThat(settings(Optional.empty()).validator()).isEqualTo("runtime:dev");
  }

  private static ValidatorSettings settings(Optional<String> build) {
    return new ValidatorSettings(
        ValidationPolicy.Enforce, "runtime:dev", build, 1, Duration.ofMinutes(5));
  }
}
