// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan;

import dev.cryptopilot.operator.pool.observe.PodMarks;
import dev.cryptopilot.operator.pool.observe.SlotsBump;
import dev.cryptopilot.operator.slots.DesiredPod;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One thing to do for a pool. Actions are applied in the order of the plan. */
public sealed interface PoolAction {

  /** Make the bearer token of the pool's agents. */
  record EnsureToken() implements PoolAction {}

  /** Delete that token: the pool goes and has no pods any more. */
  record RemoveToken() implements PoolAction {}

  /**
   * Write the slots Secret of a pod, once for all its changes.
   *
   * @param ordinal the pod
   * @param resourceVersion version that must still be there; empty = there must be none
   * @param content the whole new content
   * @param marks what is noted about the pod
   * @param changes what is new, for people
   */
  record UpdateSlots(
      int ordinal,
      Optional<String> resourceVersion,
      DesiredPod content,
      PodMarks marks,
      List<SlotChange> changes)
      implements PoolAction {}

  /** Make the StatefulSet of a pod; its slots Secret is there already. */
  record AddPod(int ordinal, String template) implements PoolAction {}

  /** Write the StatefulSet of a pod again: its template changed or somebody changed it. */
  record UpdatePod(int ordinal, String template, String reason) implements PoolAction {}

  /**
   * Keep the template that is asked for now, so that the pool can return to it.
   *
   * @param number number of the revision, above all others
   * @param proven whether it is known to work from before
   */
  record KeepTemplate(String hash, long number, boolean proven) implements PoolAction {}

  /** Note that a kept template works. */
  record ProveTemplate(String hash) implements PoolAction {}

  /** Note that a kept template does no good and why. */
  record CondemnTemplate(String hash, String failure) implements PoolAction {}

  /**
   * Keep the volume claim of a pod that is gone for a while only.
   *
   * @param at date that is written on it
   */
  record ArchiveClaim(int ordinal, String uid, Instant at) implements PoolAction {}

  /** A claim that was archived is in use again, or to be kept. */
  record ReviveClaim(int ordinal, String uid) implements PoolAction {}

  /** Delete the volume claim of a pod that is gone. */
  record DeleteClaim(int ordinal, String uid) implements PoolAction {}

  /** Delete the pool itself: it has had no bots for long enough. */
  record RemovePool(String after) implements PoolAction {}

  /** Forget a kept template that no pod uses. */
  record DropTemplate(String hash) implements PoolAction {}

  /** Make the kubelet refresh the mounted slots at once. */
  record BumpPodAnnotation(String pod, String podUid, SlotsBump bump) implements PoolAction {}

  /** Delete the pod object, so that its StatefulSet makes one from the new template. */
  record RestartPod(int ordinal, String pod, String podUid, String reason) implements PoolAction {}

  /**
   * Delete the slots Secret and the StatefulSet of an unused pod.
   *
   * @param slotsVersion version the Secret must still have; empty = it is gone
   * @param statefulSetUid the StatefulSet to delete; empty = it is gone
   */
  record RemovePod(int ordinal, Optional<String> slotsVersion, Optional<String> statefulSetUid)
      implements PoolAction {}
}
