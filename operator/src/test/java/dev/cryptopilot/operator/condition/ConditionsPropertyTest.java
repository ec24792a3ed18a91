// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.condition;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Condition;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ConditionsPropertyTest {

  private static final Instant EARLIER = Instant.parse("2026-11-21T10:00:00Z");
  private static final Instant LATER = Instant.parse("2026-11-21T11:00:00Z");

  @Provide
  Arbitrary<List<ConditionClaim>> claims() {
    return Combinators.combine(
            Arbitraries.of(ConditionType.class),
            Arbitraries.of(ConditionStatus.class),
            Arbitraries.of(ConditionReason.class),
            Arbitraries.strings().alpha().ofMaxLength(20))
        .as(ConditionClaim::new)
        .list()
        .ofMaxSize(12);
  }

  @Property(tries = 300)
  void oneForEachClaimedTypeSorted(@ForAll("claims") List<ConditionClaim> claims) {
    List<Condition> merged = Conditions.merge(List.of(), claims, 3, EARLIER);

    assertThat(merged).extracting(Condition::getType).doesNotHaveDuplicates();
    assertThat(merged).isSortedAccordingTo(Comparator.comparing(Condition::getType));
    assertThat(types(merged))
        .isEqualTo(claims.stream().map(c -> c.type().name()).collect(Collectors.toSet()));
    assertThat(merged).allMatch(c -> c.getObservedGeneration() == 3L);
  }

  @Property(tries = 300)
  void theTimeMovesExactlyWhenTheStatusDoes(
      @ForAll("claims") List<ConditionClaim> before, @ForAll("claims") List<ConditionClaim> after) {
    List<Condition> old = Conditions.merge(List.of(), before, 1, EARLIER);
    List<Condition> merged = Conditions.merge(old, after, 2, LATER);

    for (Condition next : merged) {
      boolean same =
          old.stream()
              .anyMatch(
                  o ->
                      o.getType().equals(next.getType()) && o.getStatus().equals(next.getStatus()));
      assertThat(next.getLastTransitionTime())
          .isEqualTo(same ? EARLIER.toString() : LATER.toString());
    }
  }

  @Property(tries = 300)
  void mergingTheSameAgainChangesNothing(@ForAll("claims") List<ConditionClaim> claims) {
    List<Condition> once = Conditions.merge(List.of(), claims, 1, EARLIER);

    assertThat(Conditions.merge(once, claims, 1, LATER)).isEqualTo(once);
  }

  private static Collection<String> types(List<Condition> conditions) {
    return conditions.stream().map(Condition::getType).collect(Collectors.toSet());
  }
}
