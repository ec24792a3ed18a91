// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth.store;

import dev.cryptopilot.api.auth.email.EmailAddress;
import java.time.Instant;
import java.util.Optional;

/** Secrets sent by e-mail, as digests, within one transaction. */
public interface EmailTokenRows {

  /**
   * One secret that was sent.
   *
   * @param email the address it was sent to
   * @param usedAt absent while it is good
   */
  record Sent(String userId, EmailAddress email, Instant expiresAt, Optional<Instant> usedAt) {}

  void insert(String digest, String userId, EmailAddress email, Instant now, Instant expiresAt);

  Optional<Sent> find(String digest);

  void use(String digest, Instant now);

  /** All that were sent to a person, so that only the newest link works. */
  void removeOf(String userId);

  int removeExpired(Instant now);
}
