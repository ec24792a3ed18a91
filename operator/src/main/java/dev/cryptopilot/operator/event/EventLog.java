// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.event;

import io.fabric8.kubernetes.api.model.ObjectReference;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** One log line for each event: the log tells the story when the events have expired. */
final class EventLog {

  private static final Logger LOG = LoggerFactory.getLogger(EventLog.class);

  private EventLog() {}

  /** Writes the line, with the resource and the reason as fields of their own. */
  static void tell(EventNote note) {
    ObjectReference about = note.about();
    Map<String, String> keys =
        Map.of(
            LogKeys.KIND, about.getKind(),
            LogKeys.NAMESPACE, about.getNamespace(),
            LogKeys.NAME, about.getName(),
            LogKeys.REASON, note.reason().name());
    keys.forEach(MDC::put);
    try {
      LOG.info("{}", note.message());
    } finally {
      keys.keySet().forEach(MDC::remove);
    }
  }
}
