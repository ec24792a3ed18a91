// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.observe;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * A pod object.
 *
 * @param uid its uid
 * @param phase Kubernetes' phase
 * @param address its IP address
 * @param ready whether it is ready for Kubernetes
 * @param deleting whether it is going away
 * @param slotsRevision revision in its annotation
 * @param templateHash template it was made from; empty text when unknown
 * @param memoryLimitBytes memory its container may use; empty = no limit
 * @param cpuBound processor its container may count on; empty = neither request nor limit
 * @param signs what Kubernetes says when it does not do well
 */
public record PodObjectFacts(
    String uid,
    String phase,
    Optional<String> address,
    boolean ready,
    boolean deleting,
    OptionalLong slotsRevision,
    String templateHash,
    OptionalLong memoryLimitBytes,
    Optional<CpuBound> cpuBound,
    PodSigns signs) {}
