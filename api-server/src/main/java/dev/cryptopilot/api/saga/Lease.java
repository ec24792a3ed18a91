// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.saga;

import java.time.Instant;

/**
 * The right to drive a saga for a while. One that ended is free for others; whoever overslept is
 * stopped by the saga's version.
 */
public record Lease(String holder, Instant until) {
  /** Nobody's. */
  static final Lease NONE = new Lease("", Instant.EPOCH);
}
