// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.notice;

import dev.cryptopilot.api.bots.Conditions;
import dev.cryptopilot.api.bots.ContainerStatus;
import dev.cryptopilot.api.bots.InstanceIds;
import dev.cryptopilot.crds.bot.Bot;
import dev.cryptopilot.crds.bot.TradingStatus;
import io.fabric8.kubernetes.api.model.Condition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the status of a bot gives to tell. Pure. */
final class NoticePlanner {

  private static final int LONGEST = 500;

  private NoticePlanner() {}

  /** Both kinds at most once; the same again while nothing changes. */
  static List<Notice> of(Bot bot, Instant now) {
    return Stream.of(error(bot, now), trades(bot, now)).flatMap(Optional::stream).toList();
  }

  private static Optional<Notice> error(Bot bot, Instant now) {
    if (ContainerStatus.of(bot) != ContainerStatus.ERROR) {
      return Optional.empty();
    }
    String since =
        Stream.of("Accepted", "StrategyResolved", "Ready")
            .flatMap(type -> Conditions.find(bot, type).stream())
            .filter(condition -> condition.getStatus().equals("False"))
            .map(Condition::getLastTransitionTime)
            .findFirst()
            .orElse("");
    String why = Conditions.complaint(bot).orElseGet(() -> Conditions.whyNotReady(bot));
    String text = "Bot " + InstanceIds.of(bot) + " does not run: " + oneLine(why);
    return Optional.of(notice(bot, Notice.Kind.ERROR, since, text, now));
  }

  private static Optional<Notice> trades(Bot bot, Instant now) {
    return bot.statusOrEmpty()
        .tradingSeen()
        .filter(seen -> seen.openTrades() != null && seen.closedTrades() != null)
        .map(
            seen ->
                notice(
                    bot,
                    Notice.Kind.TRADE,
                    seen.openTrades() + seen.closedTrades() + "/" + seen.closedTrades(),
                    said(bot, seen),
                    now));
  }

  private static String said(Bot bot, TradingStatus seen) {
    String profit =
        seen.profit() == null
            ? ""
            : "; profit of the closed ones "
                + seen.profit()
                + " "
                + bot.getSpec().market().stakeCurrency();
    return "Bot "
        + InstanceIds.of(bot)
        + " has "
        + seen.openTrades()
        + " open and "
        + seen.closedTrades()
        + " closed trades"
        + profit
        + ".";
  }

  private static Notice notice(Bot bot, Notice.Kind kind, String mark, String text, Instant now) {
    String uid = bot.getMetadata().getUid();
    return new Notice(kind + "/" + uid + "/" + mark, bot.getSpec().owner(), uid, kind, text, now);
  }

  private static String oneLine(String text) {
    String line = text.replaceAll("\\p{Cntrl}+", " ");
    return line.substring(0, Math.min(LONGEST, line.length()));
  }
}
