// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.crds.strategy.VersionStatus;
import dev.cryptopilot.crds.strategy.VersionValidation;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeptVerdictTest {

  private static VersionStatus status(String digest, VersionValidation said) {
    return new VersionStatus("1.0.0", digest, "ema-1.0.0", null, null, 0, null, said);
  }

  @Test
  void whatIsWrittenIsRead() {
    KeptVerdict verdict = new KeptVerdict("ab", "runtime:1", true, "Ema passed validation.");

    assertThat(KeptVerdict.read(status("ab", verdict.write()))).contains(verdict);
  }

  @Test
  void withoutContentOrVerdictThereIsNone() {
    assertThat(KeptVerdict.read(status("ab", null))).isEmpty();
    assertThat(KeptVerdict.read(status(null, new VersionValidation(true, "v", "m")))).isEmpty();
  }

  @Test
  void aVerdictThatDoesNotSayAcceptedIsNone() {
    assertThat(KeptVerdict.read(status("ab", new VersionValidation(null, null, null))))
        .contains(new KeptVerdict("ab", "", false, ""));
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
