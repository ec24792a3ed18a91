// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth.session;

import java.time.Instant;
import java.util.Optional;

/**
 * One signed-in browser.
 *
 * @param lastActiveAt when it last signed in or refreshed
 * @param endedAt absent while it lives
 */
public record Session(
    String id,
    String userId,
    ClientDescription client,
    Instant createdAt,
    Instant lastActiveAt,
    Optional<Instant> endedAt) {

  public boolean ended() {
    return endedAt.isPresent();
  }
}
