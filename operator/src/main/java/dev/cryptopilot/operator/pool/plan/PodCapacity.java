// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan;

import dev.cryptopilot.operator.pool.observe.PodMarks;
import java.util.List;

/**
 * A pod by what it holds and could hold.
 *
 * @param ordinal its number
 * @param used slots with a bot, whatever becomes of the bot
 * @param free slots that may be given to bots now; 0 when the pod takes none
 * @param staying uids of the bots that need a slot elsewhere if the pod goes
 * @param known whether its slots can be read and written
 * @param marks what is noted about it
 */
public record PodCapacity(
    int ordinal, int used, int free, List<String> staying, boolean known, PodMarks marks) {

  /** Copies the list. */
  public PodCapacity {
    staying = List.copyOf(staying);
  }
}
