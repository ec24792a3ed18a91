// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.agent;

import dev.cryptopilot.operator.slots.Goal;
import dev.cryptopilot.operator.slots.MoveId;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What an agent says about one bot.
 *
 * @param id name inside the pod
 * @param name name of the Bot
 * @param uid uid of the Bot
 * @param goal the goal the agent works for
 * @param state state of the process
 * @param ready process up, digest as desired, trading loop fresh, state as the goal asks
 * @param digest digest of the running process
 * @param pid process id; empty exactly when the supervisor has no process for the bot
 * @param startedAt start of the process
 * @param lastLoopAt last pass of the trading loop
 * @param reason why the state is what it is, one word
 * @param message the same in a sentence, may be empty
 * @param restarts starts after exits nobody asked for
 * @param nextStartAt when it will be started again
 * @param lastExit how its last process ended
 * @param pssBytes memory share of the process in bytes
 * @param trading how trading goes
 * @param database for a sealed bot
 * @param move how it comes or goes by a move
 * @param health how it is, in one word
 * @param vitals what its process counts about itself; empty until it says so
 * @param cpu what it uses of the processors; empty while that is not known, which is not nothing
 */
public record BotReport(
    String id,
    String name,
    String uid,
    Optional<Goal> goal,
    BotState state,
    boolean ready,
    Optional<String> digest,
    OptionalLong pid,
    Optional<Instant> startedAt,
    Optional<Instant> lastLoopAt,
    String reason,
    String message,
    int restarts,
    Optional<Instant> nextStartAt,
    Optional<LastExit> lastExit,
    OptionalLong pssBytes,
    Optional<TradingReport> trading,
    Optional<DatabaseReport> database,
    MoveReport move,
    HealthReport health,
    Optional<VitalsReport> vitals,
    Optional<CpuReport> cpu) {

  /** The agent's word that no process is left and none will be started: the slot may go. */
  public boolean saysRemoved() {
    return state == BotState.REMOVED && pid.isEmpty();
  }

  /** The agent's word that there is no process, as asked, and that none is being started. */
  public boolean saysStopped() {
    return state == BotState.STOPPED && pid.isEmpty();
  }

  /** The report without what moves all the time: loop times, memory, CPU, equity. */
  BotReport steady() {
    return new BotReport(
        id,
        name,
        uid,
        goal,
        state,
        ready,
        digest,
        pid,
        startedAt,
        Optional.empty(),
        reason,
        message,
        restarts,
        nextStartAt,
        lastExit,
        OptionalLong.empty(),
        trading.map(TradingReport::steady),
        database,
        move,
        health.steady(),
        vitals.map(VitalsReport::steady),
        Optional.empty());
  }

  /** The agent's word that the bot has no process and its database waits for that move. */
  public boolean saysSealedFor(MoveId id) {
    return state == BotState.SEALED
        && pid.isEmpty()
        && database.isPresent()
        && move.departure().filter(id::equals).isPresent();
  }

  /** Open trades, 0 when not known. */
  public int openTrades() {
    return trading.map(TradingReport::openTrades).orElse(0);
  }
}
