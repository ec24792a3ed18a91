// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan;

import dev.cryptopilot.operator.agent.AgentReport;
import dev.cryptopilot.operator.agent.BotReport;
import dev.cryptopilot.operator.agent.SimulatedReports;
import dev.cryptopilot.operator.slots.DesiredBot;
import dev.cryptopilot.operator.slots.DesiredPod;
import dev.cryptopilot.operator.slots.Goal;
import java.time.Instant;
import java.util.Map;

/**
 * What an agent says that has done all that its slots ask for.
 *
 * @param trades open trades by uid
 * @param spoilt whether no bot comes up in its pod
 */
record ObedientAgent(Map<String, Integer> trades, boolean spoilt) {

  AgentReport report(DesiredPod desired, long revision, Instant now) {
    return SimulatedReports.pod(
        desired.pod(),
        revision,
        desired.revision(),
        now,
        desired.bots().stream().map(this::report).toList());
  }

  private BotReport report(DesiredBot bot) {
    boolean up = !spoilt && (bot.goal() == Goal.RUNNING || bot.goal() == Goal.PAUSED);
    return SimulatedReports.bot(bot, up, trades.getOrDefault(bot.uid(), 0));
  }
}
