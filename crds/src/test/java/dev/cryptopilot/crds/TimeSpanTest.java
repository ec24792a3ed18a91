// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeSpanTest {

  @ParameterizedTest
  @CsvSource({
    "30s, 30, 30s",
    "90s, 90, 1m30s",
    "5m, 300, 5m",
    "1h30m, 5400, 1h30m",
    "0s, 0, 0s",
    "720h, 2592000, 720h"
  })
  void readsWhatPeopleWrite(String text, long seconds, String shortest) {
    TimeSpan span = TimeSpan.parse(text);

    assertThat(span.seconds()).isEqualTo(seconds);
    assertThat(span).hasToString(shortest);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "5 m", "1.5h", "-5m", "5m1h", "1d", "soon", "5M"})
  void refusesTheRestAndSaysWhatIsAllowed(String text) {
    assertThatThrownBy(() -> TimeSpan.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("30s, 5m or 1h30m");
  }

  @Property
  void whatItWritesItReadsAgain(@ForAll @LongRange(min = 0, max = 300_000_000) long seconds) {
    TimeSpan span = TimeSpan.ofSeconds(seconds);

    assertThat(TimeSpan.parse(span.toString())).isEqualTo(span);
  }
}
