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
    PodSigns signs) {

  /** A pod of which nothing bad is known. */
  public PodObjectFacts(
      String uid,
      String phase,
      Optional<String> address,
      boolean ready,
      boolean deleting,
      OptionalLong slotsRevision,
      String templateHash,
      OptionalLong memoryLimitBytes) {
    this(
        uid,
        phase,
        address,
        ready,
        deleting,
        slotsRevision,
        templateHash,
        memoryLimitBytes,
        PodSigns.NONE);
  }
}
