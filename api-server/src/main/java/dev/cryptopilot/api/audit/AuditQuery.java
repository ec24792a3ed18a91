// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.audit;

import java.time.Instant;
import java.util.Optional;

/**
 * Which entries of the audit log are asked for: those that fit all that is said.
 *
 * @param user the id or the e-mail address of who gave the command
 * @param action a part of the route, such as {@code DELETE} or {@code exchange-keys}; letters of
 *     both cases are the same, here and in {@code resource}
 * @param resource a part of what was named, such as {@code alice-bot-1}
 * @param from not before this
 * @param to before this
 * @param before only entries with a lower id: where the page before this one ended
 * @param limit how many at most
 */
record AuditQuery(
    Optional<String> user,
    Optional<String> action,
    Optional<String> resource,
    Optional<Instant> from,
    Optional<Instant> to,
    long before,
    int limit) {}
