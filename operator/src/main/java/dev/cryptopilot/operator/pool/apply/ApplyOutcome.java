// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.apply;

/** What came of one action. Whatever it is, the pool is looked at again. */
public enum ApplyOutcome {
  /** Done. */
  DONE,
  /** Somebody else was faster; what was seen is old. Nothing was written. */
  CONFLICT,
  /** What it was about is gone. Nothing was written. */
  GONE
}
