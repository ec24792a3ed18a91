// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth.store;

import dev.cryptopilot.api.auth.lockout.AttemptCount;
import java.time.Instant;

/** Counts of attempts, within one transaction. */
public interface AttemptRows {

  AttemptCount find(String key, Instant now);

  void save(String key, AttemptCount count);

  void remove(String key);

  int removeBefore(Instant windowStart, Instant now);
}
