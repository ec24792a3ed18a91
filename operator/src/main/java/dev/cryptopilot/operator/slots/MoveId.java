// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.slots;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names one move for ever.
 *
 * @param value {@code <target pod>.<revision of the target that reserved>.<revision of the source
 *     then>.<epoch milliseconds>}
 */
public record MoveId(String value) {

  private static final Pattern TIME = Pattern.compile(".*\\.([0-9]{1,18})");

  /** The id of a move that begins now. */
  public static MoveId of(String targetPod, long targetRevision, long sourceRevision, Instant now) {
    return new MoveId(
        targetPod + "." + targetRevision + "." + sourceRevision + "." + now.toEpochMilli());
  }

  /** When the move began; empty when the id was made by somebody else. */
  public Optional<Instant> startedAt() {
    Matcher matcher = TIME.matcher(value);
    return matcher.matches()
        ? Optional.of(Instant.ofEpochMilli(Long.parseLong(matcher.group(1))))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
