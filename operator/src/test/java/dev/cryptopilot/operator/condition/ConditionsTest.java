// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.condition;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConditionsTest {

  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00.987Z");

  private static ConditionClaim ready(String message) {
    return ConditionClaim.isTrue(ConditionType.Ready, ConditionReason.BotReady, message);
  }

  @Test
  void timesAreWholeSeconds() {
    assertThat(Conditions.merge(List.of(), List.of(ready("")), 1, NOW).get(0))
        .extracting(Condition::getLastTransitionTime)
        .isEqualTo("2026-11-21T10:00:00Z");
  }

  @Test
  void aTypeThatIsNotClaimedDisappears() {
    List<Condition> old = Conditions.merge(List.of(), List.of(ready("")), 1, NOW);

    assertThat(Conditions.merge(old, List.of(), 2, NOW)).isEmpty();
  }

  @Test
  void theLastClaimForATypeCounts() {
    ConditionClaim no =
        ConditionClaim.isFalse(ConditionType.Ready, ConditionReason.Stalled, "later");

    assertThat(Conditions.merge(List.of(), List.of(ready("first"), no), 1, NOW))
        .singleElement()
        .extracting(Condition::getMessage)
        .isEqualTo("later");
  }

  @Test
  void aConditionWithoutTimeGetsOne() {
    Condition old = new ConditionBuilder().withType("Ready").withStatus("True").build();

    assertThat(Conditions.merge(List.of(old), List.of(ready("")), 1, NOW).get(0))
        .extracting(Condition::getLastTransitionTime)
        .isEqualTo("2026-11-21T10:00:00Z");
  }

  @Test
  void aMessageIsCutToWhatTheApiServerTakes() {
    String longMessage = "x".repeat(Conditions.MAX_MESSAGE + 1);

    assertThat(Conditions.merge(List.of(), List.of(ready(longMessage)), 1, NOW).get(0).getMessage())
        .hasSize(Conditions.MAX_MESSAGE);
  }

  @Test
  void truthIsReadFromTheList() {
    List<Condition> list =
        Conditions.merge(
            List.of(),
            List.of(
                ready(""),
                ConditionClaim.unknown(
                    ConditionType.Trading, ConditionReason.WaitingForReport, "")),
            1,
            NOW);

    assertThat(Conditions.isTrue(list, ConditionType.Ready)).isTrue();
    assertThat(Conditions.isTrue(list, ConditionType.Trading)).isFalse();
    assertThat(Conditions.isTrue(list, ConditionType.Placed)).isFalse();
    assertThat(Conditions.find(list, ConditionType.Placed)).isEmpty();
  }

  @Test
  void aReasonOfAnotherAgentVersionFallsBack() {
    assertThat(ConditionReason.named("PortInUse", ConditionReason.Crashed))
        .isEqualTo(ConditionReason.PortInUse);
    assertThat(ConditionReason.named("SunSpots", ConditionReason.Crashed))
        .isEqualTo(ConditionReason.Crashed);
  }

  @Test
  void statusOfABoolean() {
    assertThat(ConditionStatus.of(true)).isEqualTo(ConditionStatus.True);
    assertThat(ConditionStatus.of(false)).isEqualTo(ConditionStatus.False);
  }
}
