// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class EventLogTest {

  private final EventLog log = new EventLog("e1");

  @Test
  void aNewClientGetsTheNewestOfWhatIsWhole() {
    log.add(Draft.whole("portfolio", Map.of("v", 1)));
    log.add(Draft.change("trade", Map.of("v", 2)));
    log.add(Draft.whole("positions", Map.of("v", 3)));
    log.add(Draft.whole("portfolio", Map.of("v", 4)));

    assertThat(log.after(Optional.empty()))
        .extracting(StreamEvent::data)
        .containsExactly("{\"v\":3}", "{\"v\":4}");
  }

  @Test
  void oneThatComesBackGetsWhatItMissed() {
    StreamEvent seen = log.add(Draft.whole("portfolio", Map.of("v", 1)));
    log.add(Draft.change("trade", Map.of("v", 2)));
    StreamEvent last = log.add(Draft.whole("portfolio", Map.of("v", 3)));

    assertThat(log.after(Optional.of(seen.id())))
        .extracting(StreamEvent::data)
        .containsExactly("{\"v\":2}", "{\"v\":3}");
    assertThat(log.after(Optional.of(last.id()))).isEmpty();
  }

  @Test
  void anIdOfAnotherLogOrOfNoneSaysNothing() {
    log.add(Draft.change("trade", Map.of("v", 1)));
    log.add(Draft.whole("portfolio", Map.of("v", 2)));

    for (String id : List.of("e2-1", "e1-", "e1-99", "e1--1", "x", "")) {
      assertThat(log.after(Optional.of(id)))
          .as(id)
          .extracting(StreamEvent::data)
          .containsExactly("{\"v\":2}");
    }
  }

  @Test
  void oneThatWasAwayForTooLongGetsTheWholeInsteadOfPartOfTheWay() {
    StreamEvent early = log.add(Draft.change("trade", Map.of("v", 0)));
    StreamEvent later = log.add(Draft.change("trade", Map.of("v", 1)));
    for (int i = 0; i < 200; i++) {
      log.add(Draft.change("trade", Map.of("v", i)));
    }
    log.add(Draft.whole("portfolio", Map.of("v", 7)));

    assertThat(log.after(Optional.of(early.id()))).hasSize(1);
    assertThat(log.after(Optional.of(later.id()))).hasSize(201);
  }

  @Test
  void aFrameIsOneEventOnOneLineOfData() {
    StreamEvent event = log.add(Draft.whole("portfolio", Map.of("text", "a\nb")));

    assertThat(event.frame())
        .isEqualTo("id: e1-1\nevent: portfolio\ndata: {\"text\":\"a\\nb\"}\n\n");
  }

  @Property(tries = 300)
  void whoeverResumesEndsUpWithTheSameAsWhoeverStayed(
      @ForAll("drafts") List<Draft> drafts, @ForAll @IntRange(min = 0, max = 59) int away) {
    EventLog all = new EventLog("e");
    List<StreamEvent> stayed = new ArrayList<>();
    drafts.forEach(draft -> stayed.add(all.add(draft)));
    int seen = Math.min(away, stayed.size() - 1);

    List<StreamEvent> missed = all.after(Optional.of(stayed.get(seen).id()));

    assertThat(missed).isSortedAccordingTo(java.util.Comparator.comparing(StreamEvent::sequence));
    List<StreamEvent> rest = stayed.subList(seen + 1, stayed.size());
    assertThat(rest).containsAll(missed);
    assertThat(missed)
        .containsAll(rest.stream().filter(event -> event.name().equals("trade")).toList());
    for (String name : List.of("portfolio", "positions")) {
      assertThat(newest(missed, name)).isEqualTo(newest(rest, name));
    }
  }

  @Provide
  Arbitrary<List<Draft>> drafts() {
    Arbitrary<Integer> values = Arbitraries.integers().between(0, 9);
    return Arbitraries.oneOf(
            values.map(v -> Draft.whole("portfolio", Map.of("v", v))),
            values.map(v -> Draft.whole("positions", Map.of("v", v))),
            values.map(v -> Draft.change("trade", Map.of("v", v))))
        .list()
        .ofMinSize(1)
        .ofMaxSize(60);
  }

  private static Optional<StreamEvent> newest(List<StreamEvent> events, String name) {
    return events.stream().filter(event -> event.name().equals(name)).reduce((one, other) -> other);
  }
}
