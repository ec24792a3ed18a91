// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.observe;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * When the kubelet was told, by an annotation of the pod, that the slots changed.
 *
 * @param revision of which revision
 * @param first when first
 * @param last when last; told again when the agent did not take the revision up
 */
public record SlotsBump(long revision, Instant first, Instant last) {

  private static final int PARTS = 3;

  /** Told for the first time. */
  public static SlotsBump first(long revision, Instant now) {
    return new SlotsBump(revision, now, now);
  }

  /** Told once more. */
  public SlotsBump again(Instant now) {
    return new SlotsBump(revision, first, now);
  }

  /** As the annotation holds it: revision and two ISO-8601 instants. */
  public String text() {
    return revision + " " + first + " " + last;
  }

  /** Empty when it is no such text. */
  public static Optional<SlotsBump> read(String text) {
    String[] parts = text.split(" ", -1);
    if (parts.length != PARTS) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new SlotsBump(
              Long.parseLong(parts[0]), Instant.parse(parts[1]), Instant.parse(parts[2])));
    } catch (NumberFormatException | DateTimeException e) {
      return Optional.empty();
    }
  }
}
