// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.slots;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the agent shall make of a bot. */
public enum Goal {
  /** A place is kept for it; no process, nothing on disk. It still runs in another pod. */
  EXPECTED,
  /** Enter and exit trades. */
  RUNNING,
  /** No new entries; open trades are still managed. */
  PAUSED,
  /** No new entries; close or keep the open trades as {@link Drain} says, then stop. */
  DRAINED,
  /** No process; all data kept. */
  STOPPED,
  /** Stopped with the database checkpointed and its digest reported, ready to be moved. */
  SEALED,
  /** Stopped for ever, data moved to the archive. */
  REMOVED;

  /** The word used in {@code desired.json} and in agent reports. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The goal of that wire name, or empty when there is none. */
  public static Optional<Goal> ofWireName(String wireName) {
    return Arrays.stream(values()).filter(goal -> goal.wireName().equals(wireName)).findFirst();
  }
}
