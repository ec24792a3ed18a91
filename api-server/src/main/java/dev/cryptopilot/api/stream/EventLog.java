// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.stream;

import dev.cryptopilot.api.http.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The last events of a channel, for clients that were away for a moment: of whole events the newest
 * of each name, of changes the last 200. Not safe for several threads.
 */
final class EventLog {

  private static final int CHANGES = 200;

  private final String epoch;
  private final Map<String, StreamEvent> whole = new HashMap<>();
  private final Deque<StreamEvent> changes = new ArrayDeque<>();
  private long sequence;
  private long forgotten;

  /**
   * An empty log.
   *
   * @param epoch names this log: ids of another one say nothing here
   */
  EventLog(String epoch) {
    this.epoch = epoch;
  }

  StreamEvent add(Draft draft) {
    sequence++;
    String data = new String(Json.bytes(draft.body()), StandardCharsets.UTF_8);
    StreamEvent event = new StreamEvent(epoch + "-" + sequence, sequence, draft.name(), data);
    if (draft.whole()) {
      whole.put(draft.name(), event);
    } else {
      changes.add(event);
      if (changes.size() > CHANGES) {
        forgotten = changes.remove().sequence();
      }
    }
    return event;
  }

  /**
   * What a client has not seen, oldest first. One that names no event of this log, or one that is
   * too old, gets the whole events: with them it knows everything but the way there.
   */
  List<StreamEvent> after(Optional<String> lastId) {
    OptionalLong seen = lastId.map(this::position).orElse(OptionalLong.empty());
    boolean resumes = seen.isPresent() && seen.getAsLong() >= forgotten;
    long from = resumes ? seen.getAsLong() : 0;
    return Stream.concat(whole.values().stream(), resumes ? changes.stream() : Stream.empty())
        .filter(event -> event.sequence() > from)
        .sorted(Comparator.comparingLong(StreamEvent::sequence))
        .toList();
  }

  private OptionalLong position(String id) {
    String number = id.startsWith(epoch + "-") ? id.substring(epoch.length() + 1) : "";
    try {
      long position = Long.parseLong(number);
      return position >= 0 && position <= sequence
          ? OptionalLong.of(position)
          : OptionalLong.empty();
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }
}
