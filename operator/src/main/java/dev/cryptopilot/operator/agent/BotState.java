// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.agent;

import java.util.Arrays;
import java.util.Locale;

/** What an agent says about the process of a bot. */
public enum BotState {
  /** Its place is kept; it still runs in another pod. */
  EXPECTED,
  /** Accepted, no process yet. */
  PENDING,
  /** Process up, not trading yet. */
  STARTING,
  /** Enters and exits trades. */
  RUNNING,
  /** Only exits trades. */
  PAUSED,
  /** Giving up its open trades. */
  DRAINING,
  /** Gave up its open trades and stopped. */
  DRAINED,
  /** Asked to stop, process still there. */
  STOPPING,
  /** No process, as asked. */
  STOPPED,
  /** Stopped, database ready to be moved. */
  SEALED,
  /** Ended by itself, will be started again. */
  BACKOFF,
  /** Attempts used up, tried again after the cooldown. */
  FAILED,
  /** Stopped for ever, data archived. */
  REMOVED,
  /** A word this version does not know. */
  UNKNOWN;

  /** The state of that wire name; {@link #UNKNOWN} when there is none. */
  public static BotState ofWireName(String wireName) {
    return Arrays.stream(values())
        .filter(state -> state.wireName().equals(wireName))
        .findFirst()
        .orElse(UNKNOWN);
  }

  /** The word used in reports. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
