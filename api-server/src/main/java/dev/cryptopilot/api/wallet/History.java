// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.wallet;

import java.util.List;

/**
 * A page of the history, newest first.
 *
 * @param total how many entries there are in all
 */
public record History(List<Posted> entries, long total) {
  public History {
    entries = List.copyOf(entries);
  }

  /** Which page; {@code offset} entries are skipped. */
  public record Page(int limit, int offset) {}
}
