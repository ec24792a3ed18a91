// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import org.jboss.logmanager.LogContext;
import org.jboss.logmanager.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

/** The keys that a search of the log goes by. */
class EventLogTest {

  private record Line(String message, Map<String, String> keys) {}

  private final List<Line> lines = new ArrayList<>();
  private final Logger logger = LogContext.getLogContext().getLogger(EventLog.class.getName());
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord line) {
          // The line is published by the thread that logs, so its keys are those of now.
          lines.add(new Line(line.getMessage(), MDC.getCopyOfContextMap()));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void listen() {
    logger.addHandler(handler);
  }

  @AfterEach
  void stopListening() {
    logger.removeHandler(handler);
  }

  private static EventNote note(EventReason reason, String message) {
    return EventNote.about(
        new ConfigMapBuilder()
            .withNewMetadata()
            .withNamespace("default")
            .withName("ema-btc")
            .endMetadata()
            .build(),
        reason,
        message);
  }

  @Test
  void aLineNamesTheResourceAndTheReason() {
    EventLog.tell(note(EventReason.BotRefused, "no pool {} of that name"));

    assertThat(lines).hasSize(1);
    assertThat(lines.getFirst().keys())
        .containsEntry("kind", "ConfigMap")
        .containsEntry("namespace", "default")
        .containsEntry("name", "ema-btc")
        .containsEntry("reason", "BotRefused");
  }

  @Test
  void theNextLineOfTheThreadIsAboutNothing() {
    MDC.put("other", "stays");
    try {
      EventLog.tell(note(EventReason.BotReady, "up"));

      assertThat(MDC.getCopyOfContextMap())
          .containsEntry("other", "stays")
          .doesNotContainKeys("kind", "namespace", "name", "reason");
    } finally {
      MDC.remove("other");
    }
  }
}
