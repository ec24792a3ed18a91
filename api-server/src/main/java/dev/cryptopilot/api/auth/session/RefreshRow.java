// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth.session;

import java.time.Instant;
import java.util.Optional;

/**
 * One link in a session's chain of refresh tokens, as stored.
 *
 * @param digest of the token; the token itself is nowhere on our side
 * @param usedAt when it was exchanged for its successor
 * @param successor the digest of the token it was exchanged for
 */
public record RefreshRow(
    String digest,
    String sessionId,
    Instant issuedAt,
    Instant expiresAt,
    Optional<Instant> usedAt,
    Optional<String> successor) {}
