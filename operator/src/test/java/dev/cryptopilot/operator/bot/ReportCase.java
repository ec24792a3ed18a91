// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.bot;

import dev.cryptopilot.operator.agent.AgentReport;
import dev.cryptopilot.operator.agent.ArrivalReport;
import dev.cryptopilot.operator.agent.BotReport;
import dev.cryptopilot.operator.agent.BotState;
import dev.cryptopilot.operator.agent.HealthReport;
import dev.cryptopilot.operator.agent.LastExit;
import dev.cryptopilot.operator.agent.MoveReport;
import dev.cryptopilot.operator.agent.PodKey;
import dev.cryptopilot.operator.agent.ReceivedBotReport;
import dev.cryptopilot.operator.agent.ReceivedReport;
import dev.cryptopilot.operator.agent.RuntimeReport;
import dev.cryptopilot.operator.agent.TradingReport;
import dev.cryptopilot.operator.slots.Goal;
import dev.cryptopilot.operator.slots.SlotPlacement;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The agent's word in a golden case.
 *
 * @param digest {@code desired}, {@code other}, or absent without a process
 * @param arrival {@code verified} or {@code fetching}, of the slot's move
 * @param silent the agent does not answer any more
 */
public record ReportCase(
    String state,
    String goal,
    boolean ready,
    String digest,
    String reason,
    String message,
    int restarts,
    String nextStartAt,
    Exit lastExit,
    Trading trading,
    String arrival,
    boolean silent) {

  /** How the process ended. */
  public record Exit(Integer code, String reason, String message, String field) {}

  /** Figures. */
  public record Trading(
      int openTrades, int closedTrades, String profit, String equity, String startingCapital) {}

  private static final Instant AT = Instant.parse("2026-11-21T11:59:00Z");

  ReceivedBotReport received(SlotPlacement slot) {
    BotReport bot = bot(slot);
    AgentReport report =
        new AgentReport(
            "agent-1",
            3,
            slot.pod(),
            Optional.of(AT),
            slot.revision(),
            Optional.empty(),
            new RuntimeReport(true, true, "3.13.0", "2026.9", Optional.empty()),
            OptionalLong.empty(),
            List.of(bot));
    return new ReceivedBotReport(
        new PodKey(slot.namespace(), slot.pod()),
        new ReceivedReport("pod-uid", report, AT, !silent),
        bot);
  }

  private BotReport bot(SlotPlacement slot) {
    Optional<String> loaded =
        Optional.ofNullable(digest)
            .map(d -> d.equals("desired") ? slot.bot().content().digest() : "f".repeat(64));
    return new BotReport(
        slot.bot().id().value(),
        slot.bot().name(),
        slot.bot().uid(),
        Goal.ofWireName(goal),
        BotState.ofWireName(state),
        ready,
        loaded,
        loaded.isPresent() ? OptionalLong.of(4711) : OptionalLong.empty(),
        loaded.map(d -> AT),
        loaded.map(d -> AT),
        Optional.ofNullable(reason).orElse(""),
        Optional.ofNullable(message).orElse(""),
        restarts,
        Optional.ofNullable(nextStartAt).map(Instant::parse),
        Optional.ofNullable(lastExit)
            .map(
                e ->
                    new LastExit(
                        Optional.ofNullable(e.code()),
                        Optional.empty(),
                        e.reason(),
                        e.message(),
                        Optional.ofNullable(e.field()),
                        Optional.of(AT))),
        OptionalLong.empty(),
        Optional.ofNullable(trading)
            .map(
                t ->
                    new TradingReport(
                        t.openTrades(),
                        t.closedTrades(),
                        Optional.of(new BigDecimal(t.profit())),
                        Optional.of(new BigDecimal(t.equity())),
                        Optional.ofNullable(t.startingCapital()).map(BigDecimal::new),
                        Optional.of("USDT"),
                        Optional.of(AT))),
        Optional.empty(),
        Optional.ofNullable(arrival).map(ReportCase::move).orElse(MoveReport.NONE),
        HealthReport.UNKNOWN,
        Optional.empty(),
        Optional.empty());
  }

  private static MoveReport move(String arrival) {
    ArrivalReport.State state =
        arrival.equals("verified") ? ArrivalReport.State.VERIFIED : ArrivalReport.State.FETCHING;
    return new MoveReport(
        Optional.of(new ArrivalReport(SlotCase.MOVE, state, "")),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
