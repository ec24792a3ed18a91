// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TextFormTest {

  @Test
  void hasWordsForTheFormsOfOtherClasses() {
    assertThat(TextForm.words(TimeSpan.PATTERN)).contains("5m");
    assertThat(TextForm.words(Money.STAKE_PATTERN)).contains("unlimited");
  }

  @Test
  void asksForWordsForANewForm() {
    assertThatThrownBy(() -> TextForm.words("^new$"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("^new$");
  }
}
