// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.slots;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class NamesTest {

  @Test
  void anIdIsTheNameAndTheBeginningOfTheUid() {
    assertThat(BotId.of("ema-btc", SlotsFixtures.UID)).hasToString("ema-btc-3f2a9c1b");
  }

  @Test
  void aLongNameIsCut() {
    assertThat(BotId.of("n".repeat(63), SlotsFixtures.UID).value())
        .isEqualTo("n".repeat(40) + "-3f2a9c1b");
  }

  @Test
  void aBotMadeAgainHasAnotherId() {
    assertThat(BotId.of("a", SlotsFixtures.UID))
        .isNotEqualTo(BotId.of("a", "4f2a9c1b-0000-4000-8000-000000000001"));
  }

  @Test
  void objectsOfAPodAreNamedAsTheProtocolSays() {
    PodNames names = new PodNames("starter", 2);
    assertThat(names.statefulSet()).isEqualTo("starter-2");
    assertThat(names.pod()).isEqualTo("starter-2-0");
    assertThat(names.slotsSecret()).isEqualTo("starter-2-slots");
    assertThat(names.claim()).isEqualTo("data-starter-2-0");
    assertThat(PodNames.tokenSecret("starter")).isEqualTo("starter-agent");
  }

  @Test
  void theOrdinalIsReadBackFromThePodsName() {
    assertThat(PodNames.ordinalOf("a-1", "a-1-12-0")).hasValue(12);
    assertThat(PodNames.ordinalOf("a", "a-1-12-0")).isEmpty();
    assertThat(PodNames.ordinalOf("a", "a-x-0")).isEmpty();
  }

  @Test
  void labelsNameTheOwnerOnlyWhereThereIsOne() {
    assertThat(PoolLabels.ofPod("p", 3, Optional.of("alice")))
        .containsEntry(PoolLabels.OWNER, "alice")
        .containsEntry(PoolLabels.ORDINAL, "3")
        .containsEntry("app.kubernetes.io/part-of", "crypto-pilot");
    assertThat(PoolLabels.ofPod("p", 3, Optional.empty())).doesNotContainKey(PoolLabels.OWNER);
  }

  @Test
  void everyGoalHasItsWireName() {
    for (Goal goal : Goal.values()) {
      assertThat(Goal.ofWireName(goal.wireName())).contains(goal);
    }
    assertThat(Goal.ofWireName("flying")).isEmpty();
  }
}
