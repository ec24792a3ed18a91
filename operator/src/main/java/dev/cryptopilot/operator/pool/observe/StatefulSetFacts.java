// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.observe;

/**
 * A pod's StatefulSet.
 *
 * @param uid its uid
 * @param appliedHash hash of the intent it was last written with; empty text when unknown
 * @param templateHash template that its next pod is made from; empty text when unknown
 * @param replicas replicas it is set to
 * @param deleting whether it is going away
 */
public record StatefulSetFacts(
    String uid, String appliedHash, String templateHash, int replicas, boolean deleting) {}
