// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth.session;

import java.time.Instant;

/**
 * All that decides about a refresh.
 *
 * @param token as stored
 * @param session of the token
 * @param successorUsed whether the token it was exchanged for was itself exchanged
 */
record RefreshFacts(RefreshRow token, Session session, boolean successorUsed, Instant now) {}
