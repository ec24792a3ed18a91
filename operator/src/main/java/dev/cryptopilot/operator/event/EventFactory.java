// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.event;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Makes the API object of a note. Pure. */
final class EventFactory {

  /** The name people see under "From" and "Source". */
  static final String SOURCE = "crypto-pilot";

  /** The API server's limit for the note of an event. */
  static final int MAX_MESSAGE = 1024;

  private static final int MAX_NAME = 200;

  private EventFactory() {}

  /**
   * The event of a note.
   *
   * @param id unique among the events of the namespace; part of the event's name
   */
  static Event event(EventNote note, Instant now, String id) {
    String time = now.truncatedTo(ChronoUnit.SECONDS).toString();
    String name = cut(note.about().getName(), MAX_NAME);
    return new EventBuilder()
        .withNewMetadata()
        .withName(name + '.' + id)
        .withNamespace(note.about().getNamespace())
        .endMetadata()
        .withInvolvedObject(note.about())
        .withReason(note.reason().name())
        .withType(note.reason().severity().name())
        .withMessage(cut(note.message(), MAX_MESSAGE))
        .withCount(1)
        .withFirstTimestamp(time)
        .withLastTimestamp(time)
        .withNewSource()
        .withComponent(SOURCE)
        .endSource()
        .withReportingComponent(SOURCE)
        .withReportingInstance(SOURCE)
        .build();
  }

  private static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length);
  }
}
