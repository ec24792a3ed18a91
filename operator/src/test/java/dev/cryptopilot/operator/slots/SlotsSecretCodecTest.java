// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.slots;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SlotsSecretCodecTest {

  private final SlotsSecretCodec codec = new SlotsSecretCodec();

  private final DesiredPod pod =
      SlotsFixtures.pod(
          17,
          SlotsFixtures.bot("ema-btc", SlotsFixtures.UID, Goal.RUNNING),
          SlotsFixtures.bot("alpha", "aaaaaaaa-0000-4000-8000-000000000002", Goal.PAUSED));

  @Test
  void whatIsWrittenIsReadBack() {
    assertThat(codec.decode(encoded(pod))).isEqualTo(new DecodedSlots.Decoded(pod));
  }

  @Test
  void aPodWithoutBotsIsReadBack() {
    DesiredPod empty = SlotsFixtures.pod(1);
    assertThat(codec.decode(encoded(empty))).isEqualTo(new DecodedSlots.Decoded(empty));
  }

  @Test
  void equalPodsAreEqualBytesWhateverTheOrderOfTheirBots() {
    DesiredPod turned = SlotsFixtures.pod(17, pod.bots().get(1), pod.bots().get(0));
    assertThat(encoded(turned)).isEqualTo(encoded(pod));
  }

  @Test
  void botsWithOneStrategyShareOneBlob() {
    assertThat(encoded(pod)).hasSize(3).containsKey("desired.json");
  }

  @Test
  void blobsAreNamedByTheirContent() {
    String key = "blob-" + Sha256.hex("{}").substring(0, 24);
    assertThat(encoded(pod)).containsEntry(key, base64("{}"));
  }

  @Test
  void moreThanASecretHoldsIsSaid() {
    DesiredBot big =
        SlotsFixtures.bot("big", SlotsFixtures.UID, Goal.RUNNING)
            .withContent(SlotsFixtures.content("x".repeat(1_100_000)));
    assertThat(codec.encode(SlotsFixtures.pod(1, big)))
        .isInstanceOfSatisfying(
            EncodedSlots.TooLarge.class,
            large -> assertThat(large.bytes()).isGreaterThan(large.limit()));
  }

  @Test
  void theSizeIsThatOfTheDecodedValues() {
    assertThat(codec.encode(pod))
        .isInstanceOfSatisfying(
            EncodedSlots.Fits.class,
            fits -> assertThat(fits.bytes()).isEqualTo(SlotsSecretCodec.size(pod)));
  }

  @Test
  void aMissingBlobMakesItUnreadableAndNotEmpty() {
    Map<String, String> data = new HashMap<>(encoded(pod));
    data.keySet().removeIf(key -> key.startsWith("blob-"));
    assertThat(codec.decode(data))
        .isInstanceOfSatisfying(
            DecodedSlots.Unreadable.class,
            unreadable -> assertThat(unreadable.reason()).contains("blob that is not there"));
  }

  @Test
  void aSecretWithoutDocumentIsUnreadable() {
    assertThat(codec.decode(Map.of()))
        .isEqualTo(new DecodedSlots.Unreadable("it has no key desired.json"));
  }

  @Test
  void everyDamageIsSaidWithoutContent() {
    Map<String, String> damages =
        Map.of(
            "not json", "{",
            "version", "{\"version\":2}",
            "pool is missing", "{\"version\":1,\"bots\":[]}",
            "health is missing",
                "{\"version\":1,\"pool\":\"p\",\"pod\":\"p-0-0\",\"revision\":1,\"bots\":[]}");
    damages.forEach(
        (name, document) ->
            assertThat(codec.decode(Map.of("desired.json", base64(document))))
                .as(name)
                .isInstanceOf(DecodedSlots.Unreadable.class));
  }

  @Test
  void aChangedFileDoesNotPassForTheOldDigest() {
    Map<String, String> data = new HashMap<>(encoded(pod));
    data.put("blob-" + Sha256.hex("{}").substring(0, 24), base64("{\"dry_run\": false}"));
    assertThat(codec.decode(data))
        .isInstanceOfSatisfying(
            DecodedSlots.Unreadable.class,
            unreadable -> assertThat(unreadable.reason()).contains("do not match its digest"));
  }

  @Test
  void whatIsNotBase64IsUnreadable() {
    assertThat(codec.decode(Map.of("desired.json", "*")))
        .isEqualTo(new DecodedSlots.Unreadable("a value is not base64"));
  }

  private Map<String, String> encoded(DesiredPod desired) {
    return switch (codec.encode(desired)) {
      case EncodedSlots.Fits fits -> fits.data();
      case EncodedSlots.TooLarge large -> throw new AssertionError(large);
    };
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
