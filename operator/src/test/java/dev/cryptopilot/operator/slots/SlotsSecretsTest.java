// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.slots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SlotsSecretsTest {

  private static final DesiredPod POD =
      SlotsFixtures.pod(5, SlotsFixtures.bot("ema-btc", SlotsFixtures.UID, Goal.RUNNING));

  @Test
  void aPlacementSaysWhereAndWhat() {
    assertThat(SlotsSecrets.placementOf(SlotsFixtures.UID, List.of(secret("slots"))))
        .hasValueSatisfying(
            placement -> {
              assertThat(placement.pool()).isEqualTo("starter");
              assertThat(placement.pod()).isEqualTo("starter-0-0");
              assertThat(placement.revision()).isEqualTo(5);
              assertThat(placement.bot()).isEqualTo(POD.bots().getFirst());
            });
  }

  @Test
  void anotherBotHasNone() {
    assertThat(SlotsSecrets.placementOf("other", List.of(secret("slots")))).isEmpty();
  }

  @Test
  void otherSecretsHoldNoSlots() {
    assertThat(SlotsSecrets.placements(secret("agent-token"))).isEmpty();
  }

  @Test
  void anUnreadableSecretHoldsNoneThatCouldBeNamed() {
    Secret broken = new SecretBuilder(secret("slots")).withData(Map.of()).build();
    assertThat(SlotsSecrets.placements(broken)).isEmpty();
  }

  @Test
  void noneIsAProofOnlyWhenEverySecretCouldBeRead() {
    Secret broken = new SecretBuilder(secret("slots")).withData(Map.of()).build();
    assertThat(SlotsSecrets.provenPlacementOf("other", List.of(secret("slots")))).isEmpty();
    assertThat(SlotsSecrets.provenPlacementOf(SlotsFixtures.UID, List.of(broken, secret("slots"))))
        .isPresent();
    assertThatThrownBy(
            () -> SlotsSecrets.provenPlacementOf("other", List.of(secret("slots"), broken)))
        .isInstanceOf(UnreadableSlotsException.class)
        .hasMessageContaining("starter-0-slots");
  }

  private static Secret secret(String kind) {
    return new SecretBuilder()
        .withNewMetadata()
        .withName("starter-0-slots")
        .withNamespace("default")
        .addToLabels(PoolLabels.SECRET, kind)
        .endMetadata()
        .withData(((EncodedSlots.Fits) new SlotsSecretCodec().encode(POD)).data())
        .build();
  }
}
