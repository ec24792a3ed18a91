// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.slots;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Each state of a moving slot, against the document of the protocol page. */
class MoveJsonTest {

  private static final MoveId ID = new MoveId("q-1-0.18.7.1795258800000");
  private static final PodRef FROM = new PodRef("p", "p-0-0");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final SlotsSecretCodec codec = new SlotsSecretCodec();

  private enum Stage {
    RESERVED(Goal.EXPECTED),
    RESERVED_AGAIN(Goal.EXPECTED),
    CANCELLED(Goal.EXPECTED),
    COMMITTED(Goal.RUNNING),
    SEALED(Goal.SEALED);

    private final Goal goal;

    Stage(Goal goal) {
      this.goal = goal;
    }

    private DesiredBot slot() {
      DesiredBot bot = SlotsFixtures.bot("ema-btc", SlotsFixtures.UID, goal);
      return switch (this) {
        case RESERVED ->
            bot.withArrival(Optional.of(new Arrival.Reserved(ID, FROM, "Placement", false)));
        case RESERVED_AGAIN ->
            bot.withArrival(Optional.of(new Arrival.Reserved(ID, FROM, "Placement", true)));
        case CANCELLED ->
            bot.withArrival(Optional.of(new Arrival.Cancelled(ID, FROM, "Placement", "")));
        case COMMITTED ->
            bot.withArrival(
                Optional.of(
                    new Arrival.Committed(
                        ID,
                        FROM,
                        "Placement",
                        new Parcel(
                            "http://127.0.0.9:8900",
                            MoveTicket.of("token", ID, bot.id()),
                            "ab".repeat(32),
                            45056))));
        case SEALED ->
            bot.withDeparture(
                Optional.of(new Departure(ID, new PodRef("q", "q-1-0"), "Placement")));
      };
    }
  }

  @ParameterizedTest
  @EnumSource(Stage.class)
  void everyStageIsWrittenAsTheProtocolSays(Stage stage) throws IOException {
    JsonNode written = JSON.readTree(document(stage)).path("bots").path(0);
    JsonNode golden =
        JSON.readTree(
            MoveJsonTest.class.getResourceAsStream(
                "/slots/" + stage.name().toLowerCase(java.util.Locale.ROOT) + ".json"));
    assertThat(written).isEqualTo(golden);
  }

  @ParameterizedTest
  @EnumSource(Stage.class)
  void everyStageIsReadBack(Stage stage) {
    DesiredPod pod = SlotsFixtures.pod(18, stage.slot());
    assertThat(codec.decode(data(pod))).isEqualTo(new DecodedSlots.Decoded(pod));
  }

  @ParameterizedTest
  @EnumSource(Stage.class)
  void noStagePrintsItsTicket(Stage stage) {
    assertThat(stage.slot().toString())
        .doesNotContain(MoveTicket.of("token", ID, stage.slot().id()).value());
  }

  @ParameterizedTest
  @CsvSource({
    "ticket,the text field ticket is missing",
    "arrival,bot ema-btc-3f2a9c1b is expected by no move",
  })
  void halfAMoveIsUnreadable(String missing, String reason) {
    Stage stage = missing.equals("arrival") ? Stage.RESERVED : Stage.COMMITTED;
    Map<String, String> damaged = new TreeMap<>(data(SlotsFixtures.pod(18, stage.slot())));
    damaged.put(
        SlotsSecretCodec.DESIRED_KEY,
        base64(document(stage).replace("\"" + missing + "\"", "\"other\"")));
    assertThat(codec.decode(damaged)).isEqualTo(new DecodedSlots.Unreadable(reason));
  }

  private String document(Stage stage) {
    return new String(
        Base64.getDecoder()
            .decode(data(SlotsFixtures.pod(18, stage.slot())).get(SlotsSecretCodec.DESIRED_KEY)),
        StandardCharsets.UTF_8);
  }

  private Map<String, String> data(DesiredPod pod) {
    return switch (codec.encode(pod)) {
      case EncodedSlots.Fits fits -> fits.data();
      case EncodedSlots.TooLarge large -> throw new AssertionError(large);
    };
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
