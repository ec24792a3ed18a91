// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.observe;

import dev.cryptopilot.operator.agent.AgentReport;
import dev.cryptopilot.operator.agent.BearerToken;
import dev.cryptopilot.operator.agent.BotReport;
import dev.cryptopilot.operator.agent.DatabaseReport;
import dev.cryptopilot.operator.slots.Departure;
import dev.cryptopilot.operator.slots.DesiredBot;
import dev.cryptopilot.operator.slots.DesiredPod;
import dev.cryptopilot.operator.slots.MoveTicket;
import dev.cryptopilot.operator.slots.Parcel;
import dev.cryptopilot.operator.slots.PodRef;
import java.util.Optional;

/**
 * Looks at slots with the eyes of a move. Pure.
 *
 * @param pod the pod
 * @param revision revision of its slots
 * @param report report of the agent that is there now and answers
 * @param agent base address of that agent
 * @param token what it asks for; tickets are made from it
 */
public record MoveSights(
    PodRef pod,
    long revision,
    Optional<AgentReport> report,
    Optional<String> agent,
    Optional<BearerToken> token) {

  /** Sights of a pod of the pool that is looked at. */
  static MoveSights of(
      String pool, PodFacts pod, Optional<String> agent, Optional<BearerToken> token) {
    return new MoveSights(
        new PodRef(pool, pod.names().pod()),
        pod.content().map(DesiredPod::revision).orElse(0L),
        pod.freshReport(),
        agent,
        token);
  }

  /** The sight of one of its slots. */
  public SlotSight of(DesiredBot slot) {
    Optional<BotReport> word = report.flatMap(all -> all.bot(slot.uid()));
    return new SlotSight(
        pod,
        revision,
        slot,
        word,
        slot.departure().flatMap(departure -> parcel(slot, departure, word)));
  }

  private Optional<Parcel> parcel(DesiredBot slot, Departure departure, Optional<BotReport> word) {
    if (agent.isEmpty() || token.isEmpty()) {
      return Optional.empty();
    }
    MoveTicket ticket = MoveTicket.of(token.get().value(), departure.id(), slot.id());
    return word.filter(bot -> bot.saysSealedFor(departure.id()))
        .flatMap(BotReport::database)
        .map((DatabaseReport db) -> new Parcel(agent.get(), ticket, db.sha256(), db.bytes()));
  }
}
