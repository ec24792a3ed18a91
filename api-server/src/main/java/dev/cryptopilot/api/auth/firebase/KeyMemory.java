// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth.firebase;

import java.time.Instant;
import java.util.Optional;

/** Keeps the last key set over a restart, so that one during an outage logs nobody out. */
public interface KeyMemory {

  /** A key set as it came, and when. */
  record Kept(String json, Instant seenAt) {}

  void keep(Kept kept);

  Optional<Kept> last();
}
