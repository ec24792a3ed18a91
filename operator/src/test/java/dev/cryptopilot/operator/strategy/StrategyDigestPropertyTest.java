// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;

class StrategyDigestPropertyTest {

  @Property(tries = 100)
  void orderDoesNotMatter(
      @ForAll @Size(min = 1, max = 5)
          Map<@AlphaChars @NotEmpty String, @AlphaChars String> parameters) {
    Map<String, Object> one = new LinkedHashMap<>(parameters);
    Map<String, Object> other = new LinkedHashMap<>();
    parameters.keySet().stream()
        .sorted((a, b) -> b.compareTo(a))
        .forEach(k -> other.put(k, parameters.get(k)));

    assertThat(digest("class A:", one)).isEqualTo(digest("class A:", other));
  }

  @Property(tries = 100)
  void otherContentHasAnotherDigest(
      @ForAll @AlphaChars String one, @ForAll @AlphaChars String other) {
    assertThat(digest(one, Map.of()).equals(digest(other, Map.of()))).isEqualTo(one.equals(other));
  }

  private static String digest(String source, Map<String, Object> parameters) {
    return StrategyFixture.version("1.0.0", Map.of("EmaRsi.py", source), parameters).digest();
  }
}
