// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.agent;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The report of one pod's agent.
 *
 * @param agentId random per life of the agent
 * @param revision counts the changes a reader would act on, within one life of the agent
 * @param pod name of the pod
 * @param at when it was made, by the clock of the pod
 * @param desiredRevision revision of the slots the agent works for, 0 before it has read any
 * @param desiredError why the slots it sees cannot be used
 * @param runtime what runs in the pod
 * @param podPssBytes memory share of the whole pod in bytes
 * @param bots all bots the agent knows
 */
public record AgentReport(
    String agentId,
    long revision,
    String pod,
    Optional<Instant> at,
    long desiredRevision,
    Optional<String> desiredError,
    RuntimeReport runtime,
    OptionalLong podPssBytes,
    List<BotReport> bots) {

  /** Copies the list. */
  public AgentReport {
    bots = List.copyOf(bots);
  }

  /** What it says about the Bot with that uid. */
  public Optional<BotReport> bot(String uid) {
    return bots.stream().filter(bot -> bot.uid().equals(uid)).findFirst();
  }
}
