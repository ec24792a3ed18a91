// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.observe;

import java.time.Instant;
import java.util.Optional;

/**
 * The volume claim of a pod, whether or not the pod is there.
 *
 * @param ordinal number of the pod
 * @param uid its uid
 * @param archivedAt since when it is only kept for a while
 * @param deleting whether it is going away
 */
public record ClaimFacts(int ordinal, String uid, Optional<Instant> archivedAt, boolean deleting) {}
