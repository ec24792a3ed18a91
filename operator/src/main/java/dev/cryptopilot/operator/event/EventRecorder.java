// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.event;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells people what happened. Never throws and never waits for the API server: an event that cannot
 * be written is logged and lost.
 */
public final class EventRecorder {

  private static final Logger LOG = LoggerFactory.getLogger(EventRecorder.class);

  private static final EventBudget.Limits LIMITS =
      new EventBudget.Limits(Duration.ofMinutes(10), 25, Duration.ofSeconds(10), 20_000);

  private final EventSink sink;
  private final EventLanes lanes;
  private final Clock clock;
  private final Supplier<String> ids;
  private final EventBudget budget;
  private final LostEvents lost = new LostEvents();

  /**
   * A recorder.
   *
   * @param lanes where events are written
   * @param ids unique lower-case strings, parts of event names
   */
  public EventRecorder(EventSink sink, EventLanes lanes, Clock clock, Supplier<String> ids) {
    this.sink = Objects.requireNonNull(sink);
    this.lanes = Objects.requireNonNull(lanes);
    this.clock = Objects.requireNonNull(clock);
    this.ids = Objects.requireNonNull(ids);
    this.budget = new EventBudget(LIMITS);
  }

  /** Records what happened to an object. */
  public void record(HasMetadata about, EventReason reason, String message) {
    record(EventNote.about(about, reason, message));
  }

  /** Records a note; equal notes within ten minutes are one event. */
  public void record(EventNote note) {
    try {
      if (budget.admit(note, clock.instant())) {
        EventLog.tell(note);
        lanes.of(note.reason().severity()).execute(() -> write(note));
      }
    } catch (RejectedExecutionException e) {
      lost.count(clock.instant()).ifPresent(EventRecorder::tellLost);
    } catch (RuntimeException e) {
      LOG.warn("Event {} of {} dropped: {}", note.reason(), note.subject(), e.toString());
    }
  }

  private static void tellLost(long number) {
    LOG.warn(
        "{} events not written: the API server takes them too slowly; the log has them", number);
  }

  private void write(EventNote note) {
    try {
      sink.write(EventFactory.event(note, clock.instant(), ids.get()));
    } catch (RuntimeException e) {
      LOG.warn("Event {} of {} not written: {}", note.reason(), note.subject(), e.toString());
    }
  }
}
