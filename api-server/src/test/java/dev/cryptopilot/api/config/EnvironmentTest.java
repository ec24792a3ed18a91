// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvironmentTest {

  private final Environment environment =
      new Environment(Map.of("N", "7", "BLANK", " ", "L", "a, b c", "B", "true", "BAD", "secret"));

  @Test
  void readsValuesAndDefaults() {
    assertThat(environment.integer("N", 1, 0, 10)).isEqualTo(7);
    assertThat(environment.integer("BLANK", 1, 0, 10)).isEqualTo(1);
    assertThat(environment.list("L", List.of())).containsExactly("a", "b", "c");
    assertThat(environment.list("NONE", List.of("x"))).containsExactly("x");
    assertThat(environment.flag("B", false)).isTrue();
    assertThat(environment.flag("NONE", true)).isTrue();
    assertThat(environment.text("NONE", "d")).isEqualTo("d");
  }

  @Test
  void badValuesAreNamedButNotShown() {
    assertThatThrownBy(() -> environment.integer("BAD", 1, 0, 10))
        .isInstanceOf(BadSetting.class)
        .hasMessage("BAD must be a whole number from 0 to 10.");
    assertThatThrownBy(() -> environment.integer("N", 1, 0, 6)).isInstanceOf(BadSetting.class);
    assertThatThrownBy(() -> environment.flag("BAD", true))
        .isInstanceOf(BadSetting.class)
        .hasMessage("BAD must be true or false.");
  }
}
