// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan;

import dev.cryptopilot.operator.pool.observe.PodObjectFacts;
import dev.cryptopilot.operator.pool.observe.PodSigns;
import java.util.Optional;
import java.util.OptionalLong;

/** Pods that run, of which nothing bad is known. */
final class RunningPods {

  private RunningPods() {}

  static PodObjectFacts of(String uid, int ordinal, boolean ready, String templateHash) {
    return new PodObjectFacts(
        uid,
        "Running",
        Optional.of("127.222.0." + (ordinal + 1)),
        ready,
        false,
        OptionalLong.empty(),
        templateHash,
        OptionalLong.empty(),
        Optional.empty(),
        PodSigns.NONE);
  }

  /** The same with that revision in its annotation. */
  static PodObjectFacts withRevision(PodObjectFacts pod, long revision) {
    return new PodObjectFacts(
        pod.uid(),
        pod.phase(),
        pod.address(),
        pod.ready(),
        pod.deleting(),
        OptionalLong.of(revision),
        pod.templateHash(),
        pod.memoryLimitBytes(),
        Optional.empty(),
        PodSigns.NONE);
  }
}
