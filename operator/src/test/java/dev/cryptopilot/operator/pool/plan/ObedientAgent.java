// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan;

import dev.cryptopilot.operator.agent.AgentReport;
import dev.cryptopilot.operator.agent.BotReport;
import dev.cryptopilot.operator.agent.BotState;
import dev.cryptopilot.operator.agent.HealthReport;
import dev.cryptopilot.operator.agent.MoveReport;
import dev.cryptopilot.operator.agent.RuntimeReport;
import dev.cryptopilot.operator.agent.TradingReport;
import dev.cryptopilot.operator.slots.DesiredBot;
import dev.cryptopilot.operator.slots.DesiredPod;
import dev.cryptopilot.operator.slots.Goal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What an agent says that has done all that its slots ask for.
 *
 * @param trades open trades by uid
 * @param spoilt whether no bot comes up in its pod
 */
record ObedientAgent(Map<String, Integer> trades, boolean spoilt) {

  AgentReport report(DesiredPod desired, long revision, Instant now) {
    return new AgentReport(
        "life",
        revision,
        desired.pod(),
        Optional.of(now),
        desired.revision(),
        Optional.empty(),
        new RuntimeReport(true, true, "3.13", "2026.9", Optional.empty()),
        OptionalLong.empty(),
        desired.bots().stream().map(this::report).toList());
  }

  private BotReport report(DesiredBot bot) {
    boolean up = !spoilt && (bot.goal() == Goal.RUNNING || bot.goal() == Goal.PAUSED);
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
        Optional.of(trading(bot)),
        Optional.empty(),
        MoveReport.NONE,
        HealthReport.UNKNOWN);
  }

  private TradingReport trading(DesiredBot bot) {
    return new TradingReport(
        trades.getOrDefault(bot.uid(), 0),
        0,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
