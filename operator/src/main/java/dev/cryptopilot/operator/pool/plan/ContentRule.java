// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan;

import dev.cryptopilot.crds.bot.UpdatePolicy;
import dev.cryptopilot.operator.agent.BotReport;
import dev.cryptopilot.operator.pool.observe.BotFacts;
import dev.cryptopilot.operator.pool.observe.PodFacts;
import dev.cryptopilot.operator.pool.observe.Standing;
import dev.cryptopilot.operator.slots.BotContent;
import dev.cryptopilot.operator.slots.DesiredBot;
import java.util.Optional;

/** What a bot in a slot runs: the newest content, as soon as it may be restarted. */
final class ContentRule {

  private ContentRule() {}

  static BotContent content(PodFacts pod, BotFacts bot, DesiredBot slot) {
    if (!(bot.standing() instanceof Standing.Wanted(BotContent newest))) {
      return slot.content();
    }
    boolean restarts = !newest.digest().equals(slot.content().digest());
    return restarts && waitsForFlat(pod, bot) ? slot.content() : newest;
  }

  /** Open trades of a process are not cut unless the spec says so. */
  private static boolean waitsForFlat(PodFacts pod, BotFacts bot) {
    if (bot.update() == UpdatePolicy.Immediate) {
      return false;
    }
    Optional<BotReport> word = pod.freshReport().flatMap(report -> report.bot(bot.uid()));
    return word.map(report -> report.pid().isPresent() && !isFlat(report)).orElse(true);
  }

  private static boolean isFlat(BotReport report) {
    return report.trading().isPresent() && report.openTrades() == 0;
  }
}
