// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth.store;

import dev.cryptopilot.api.auth.session.RefreshRow;
import java.time.Instant;
import java.util.Optional;

/** Refresh tokens, within one transaction. */
public interface RefreshRows {

  void insert(String digest, String sessionId, Instant issuedAt, Instant expiresAt);

  Optional<RefreshRow> find(String digest);

  void use(String digest, String successor, Instant now);

  int removeExpired(Instant now);
}
