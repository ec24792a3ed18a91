// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan;

import dev.cryptopilot.crds.bot.UpdatePolicy;
import dev.cryptopilot.operator.agent.BotReport;
import dev.cryptopilot.operator.pool.observe.BotFacts;
import dev.cryptopilot.operator.pool.observe.PodFacts;
import dev.cryptopilot.operator.pool.observe.Standing;
import dev.cryptopilot.operator.slots.BotContent;
import dev.cryptopilot.operator.slots.DesiredBot;
import dev.cryptopilot.operator.slots.Goal;
import java.util.Optional;

/**
 * What a bot in a slot runs: the newest content, as soon as it may be restarted. Keys that were
 * taken away leave the slot of a stopped bot, and not before its process is gone: as long as they
 * are there nobody else gets the exchange account.
 */
final class ContentRule {

  private ContentRule() {}

  static BotContent content(PodFacts pod, BotFacts bot, DesiredBot slot) {
    return switch (bot.standing()) {
      case Standing.Wanted(BotContent newest) -> renewed(pod, bot, slot, newest);
      case Standing.Keyless keyless -> isGone(pod, slot) ? bare(slot) : slot.content();
      // Its positions cannot be closed without keys: it takes those that it is given late.
      case Standing.Leaving leaving ->
          slot.content().lacksKeys() ? leaving.content().orElseGet(slot::content) : slot.content();
      case Standing.Held held -> slot.content();
      case Standing.Gone gone -> slot.content();
    };
  }

  private static BotContent renewed(
      PodFacts pod, BotFacts bot, DesiredBot slot, BotContent newest) {
    boolean restarts = !newest.digest().equals(slot.content().digest());
    return restarts && waitsForFlat(pod, bot) ? slot.content() : newest;
  }

  private static BotContent bare(DesiredBot slot) {
    return slot.content().lacksKeys() ? slot.content() : slot.content().withoutKeys();
  }

  /** Whether the agent says so, of slots that ask for no process. */
  private static boolean isGone(PodFacts pod, DesiredBot slot) {
    return slot.goal() == Goal.STOPPED
        && pod.wordOnItsSlots(slot.uid()).filter(BotReport::saysStopped).isPresent();
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
