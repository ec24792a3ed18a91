// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan.repair;

import dev.cryptopilot.operator.agent.AgentReport;
import dev.cryptopilot.operator.pool.observe.PodFacts;
import dev.cryptopilot.operator.pool.observe.SlotsBump;
import java.time.Instant;
import java.util.Optional;

/**
 * An agent that has not taken up its slots, though the kubelet was told of them.
 *
 * @param wants revision of the slots
 * @param has revision the agent works for
 * @param bump when the kubelet was told
 */
record SlotsDelay(long wants, long has, SlotsBump bump) {

  Instant since() {
    return bump.first();
  }

  /** Empty for an agent that is silent, has the newest slots, or refuses them with a reason. */
  static Optional<SlotsDelay> of(PodFacts pod) {
    Optional<AgentReport> report = pod.freshReport().filter(one -> one.desiredError().isEmpty());
    Optional<Long> wants = PodDiagnosis.revision(pod);
    Optional<SlotsBump> bump = pod.object().flatMap(object -> object.signs().bump());
    if (report.isEmpty() || wants.isEmpty() || bump.isEmpty()) {
      return Optional.empty();
    }
    return report
        .filter(one -> one.desiredRevision() < wants.get() && bump.get().revision() == wants.get())
        .map(one -> new SlotsDelay(wants.get(), one.desiredRevision(), bump.get()));
  }
}
