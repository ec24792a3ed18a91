// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.observe;

import dev.cryptopilot.operator.agent.AgentReport;
import dev.cryptopilot.operator.agent.BotReport;
import dev.cryptopilot.operator.agent.ReceivedReport;
import dev.cryptopilot.operator.slots.DesiredBot;
import dev.cryptopilot.operator.slots.DesiredPod;
import dev.cryptopilot.operator.slots.PodNames;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Everything about one pod of a pool. It is there as long as one of its objects is.
 *
 * @param names its names
 * @param slots its slots Secret
 * @param statefulSet its StatefulSet
 * @param object its pod object
 * @param received the last report of its agent, from whichever life of the pod
 */
public record PodFacts(
    PodNames names,
    SlotsFacts slots,
    Optional<StatefulSetFacts> statefulSet,
    Optional<PodObjectFacts> object,
    Optional<ReceivedReport> received) {

  private static final int PERCENT = 100;
  private static final int PRESSURE_PERCENT = 90;

  /** Number of the pod within its pool. */
  public int ordinal() {
    return names.ordinal();
  }

  /** The desired state, if it can be read. */
  public Optional<DesiredPod> content() {
    return slots instanceof SlotsFacts.Present present
        ? Optional.of(present.content())
        : Optional.empty();
  }

  /** What is noted about the pod; nothing when its Secret cannot be read. */
  public PodMarks marks() {
    return slots instanceof SlotsFacts.Present present ? present.marks() : PodMarks.none();
  }

  /** The used slots; none when they cannot be read. */
  public List<DesiredBot> slottedBots() {
    return content().map(DesiredPod::bots).orElse(List.of());
  }

  /** The report, if the pod object that is there now sent it. */
  public Optional<AgentReport> report() {
    return received
        .filter(last -> object.filter(pod -> pod.uid().equals(last.podUid())).isPresent())
        .map(ReceivedReport::report);
  }

  /** The report, if the agent has been answering since. */
  public Optional<AgentReport> freshReport() {
    return received.filter(ReceivedReport::connected).isPresent() ? report() : Optional.empty();
  }

  /** The agent's word on that Bot, if it answers and knows the slots as they are now. */
  public Optional<BotReport> wordOnItsSlots(String uid) {
    long asked = content().map(DesiredPod::revision).orElse(Long.MAX_VALUE);
    return freshReport()
        .filter(report -> report.desiredRevision() >= asked)
        .flatMap(report -> report.bot(uid));
  }

  /** What the agent says about the Bot with that uid. */
  public Optional<BotReport> botReport(String uid) {
    return report().flatMap(report -> report.bot(uid));
  }

  /** Whether its memory is so close to its limit that it should take no more bots. */
  public boolean nearItsMemoryLimit() {
    OptionalLong limit =
        object.map(PodObjectFacts::memoryLimitBytes).orElseGet(OptionalLong::empty);
    OptionalLong used = freshReport().map(AgentReport::podPssBytes).orElseGet(OptionalLong::empty);
    return limit.isPresent()
        && used.isPresent()
        && used.getAsLong() * PERCENT >= limit.getAsLong() * PRESSURE_PERCENT;
  }

  /** Whether nothing is left that could run a process: neither pod object nor StatefulSet. */
  public boolean hasVanished() {
    return statefulSet.isEmpty() && object.isEmpty();
  }
}
