// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.Event;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class EventRecorderTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-21T10:00:00.123Z"), ZoneOffset.UTC);

  private static final EventLanes AT_ONCE = new EventLanes(Runnable::run, Runnable::run);
  private static final Executor FULL =
      task -> {
        throw new RejectedExecutionException("full");
      };

  private final List<Event> written = new ArrayList<>();
  private final EventRecorder recorder =
      new EventRecorder(written::add, AT_ONCE, CLOCK, () -> "id1");
  private final ConfigMap about =
      new ConfigMapBuilder()
          .withNewMetadata()
          .withNamespace("default")
          .withName("ema-btc")
          .withUid("u-1")
          .endMetadata()
          .build();

  @Test
  void anEventSaysWhoWhatAndWhen() {
    recorder.record(about, EventReason.BotRefused, "no such pool");

    Event event = written.get(0);
    assertThat(event.getMetadata().getName()).isEqualTo("ema-btc.id1");
    assertThat(event.getMetadata().getNamespace()).isEqualTo("default");
    assertThat(event.getInvolvedObject().getUid()).isEqualTo("u-1");
    assertThat(event.getInvolvedObject().getKind()).isEqualTo("ConfigMap");
    assertThat(event.getReason()).isEqualTo("BotRefused");
    assertThat(event.getType()).isEqualTo("Warning");
    assertThat(event.getSource().getComponent()).isEqualTo("crypto-pilot");
    assertThat(event.getLastTimestamp()).isEqualTo("2026-11-21T10:00:00Z");
    assertThat(event.getCount()).isEqualTo(1);
  }

  @Test
  void equalNotesAreOneEvent() {
    recorder.record(about, EventReason.BotReady, "up");
    recorder.record(about, EventReason.BotReady, "up");

    assertThat(written).hasSize(1);
  }

  @Test
  void aLongMessageIsCut() {
    recorder.record(about, EventReason.BotReady, "x".repeat(5000));

    assertThat(written.get(0).getMessage()).hasSize(EventFactory.MAX_MESSAGE);
  }

  @Test
  void aSinkThatThrowsDoesNotReachTheCaller() {
    EventRecorder broken =
        new EventRecorder(
            event -> {
              throw new IllegalStateException("no API server");
            },
            AT_ONCE,
            CLOCK,
            () -> "id");

    assertThatCode(() -> broken.record(about, EventReason.BotReady, "up"))
        .doesNotThrowAnyException();
  }

  @Test
  void aFullQueueDoesNotReachTheCaller() {
    EventRecorder full =
        new EventRecorder(written::add, new EventLanes(FULL, FULL), CLOCK, () -> "id");

    assertThatCode(() -> full.record(about, EventReason.BotReady, "up")).doesNotThrowAnyException();
    assertThat(written).isEmpty();
  }

  @Test
  void aFloodOfGoodNewsDoesNotHideAWarning() {
    EventRecorder busy =
        new EventRecorder(written::add, new EventLanes(FULL, Runnable::run), CLOCK, () -> "id");

    busy.record(about, EventReason.BotReady, "up");
    busy.record(about, EventReason.BotRefused, "no such pool");

    assertThat(written).extracting(Event::getReason).containsExactly("BotRefused");
  }

  @Test
  void whatIsLostIsCountedAndToldOnceAMinute() {
    LostEvents lost = new LostEvents();
    Instant noon = CLOCK.instant();

    assertThat(lost.count(noon)).contains(1L);
    assertThat(lost.count(noon.plusSeconds(59))).isEmpty();
    assertThat(lost.count(noon.plusSeconds(61))).contains(2L);
  }
}
