// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.audit;

import java.time.Instant;
import java.util.Optional;

/**
 * One command: who did what to which thing, and what came of it. Holds no body and no token.
 *
 * @param userId who gave it, or whose account was signed in to, in vain too; empty when that is
 *     nobody's
 * @param action the route, such as {@code POST /api/freqtrade/bots/{id}/start}
 * @param resource what path or body name, such as {@code id=alice-bot-1}; empty when nothing
 * @param status HTTP status of the answer
 */
public record AuditEntry(
    Instant at,
    String requestId,
    Optional<String> userId,
    String ip,
    String action,
    String resource,
    int status) {}
