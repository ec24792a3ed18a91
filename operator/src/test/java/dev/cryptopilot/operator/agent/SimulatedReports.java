// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.agent;

import dev.cryptopilot.operator.slots.DesiredBot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What simulated agents say of their pod, and of bots that are as their slots ask. */
public final class SimulatedReports {

  private SimulatedReports() {}

  /**
   * A pod that refuses nothing.
   *
   * @param revision of the report
   * @param obeyed revision of the slots that it works for
   */
  public static AgentReport pod(
      String pod, long revision, long obeyed, Instant now, List<BotReport> bots) {
    return new AgentReport(
        "life",
        revision,
        pod,
        Optional.of(now),
        obeyed,
        Optional.empty(),
        new RuntimeReport(true, true, "3.13", "2026.9", Optional.empty()),
        OptionalLong.empty(),
        bots);
  }

  /** A bot that is not on the move. */
  public static BotReport bot(DesiredBot bot, boolean up, int openTrades) {
    return bot(bot, up, openTrades, Optional.empty(), MoveReport.NONE);
  }

  /**
   * A bot in the state that its goal asks for.
   *
   * @param up whether it has a process, which is ready
   * @param database its sealed database
   */
  public static BotReport bot(
      DesiredBot bot,
      boolean up,
      int openTrades,
      Optional<DatabaseReport> database,
      MoveReport move) {
    return bot(bot, up, openTrades, database, move, Optional.empty());
  }

  /** A ready bot without trades that uses so much of the processors. */
  public static BotReport computing(DesiredBot bot, CpuReport cpu) {
    return bot(bot, true, 0, Optional.empty(), MoveReport.NONE, Optional.of(cpu));
  }

  private static BotReport bot(
      DesiredBot bot,
      boolean up,
      int openTrades,
      Optional<DatabaseReport> database,
      MoveReport move,
      Optional<CpuReport> cpu) {
    return new BotReport(
        bot.id().value(),
        bot.name(),
        bot.uid(),
        Optional.of(bot.goal()),
        BotState.ofWireName(bot.goal().wireName()),
        up,
        up ? Optional.of(bot.content().digest()) : Optional.empty(),
        up ? OptionalLong.of(42) : OptionalLong.empty(),
        Optional.empty(),
        Optional.empty(),
        "Trading",
        "",
        0,
        Optional.empty(),
        Optional.empty(),
        OptionalLong.empty(),
        Optional.of(trading(openTrades)),
        database,
        move,
        HealthReport.UNKNOWN,
        Optional.empty(),
        cpu);
  }

  private static TradingReport trading(int open) {
    return new TradingReport(
        open,
        0,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
