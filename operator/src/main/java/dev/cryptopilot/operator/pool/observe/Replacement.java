// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.observe;

import java.time.Instant;
import java.util.List;

/**
 * A pod that is being made anew from another template.
 *
 * @param template hash of the template it is made from
 * @param since when that began
 * @param bots uids of the bots that were ready before and have to be ready again
 */
public record Replacement(String template, Instant since, List<String> bots) {

  /** Copies the list. */
  public Replacement {
    bots = List.copyOf(bots);
  }
}
