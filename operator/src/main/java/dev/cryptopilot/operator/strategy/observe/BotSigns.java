// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.observe;

import dev.cryptopilot.crds.bot.Bot;
import dev.cryptopilot.crds.bot.BotState;
import dev.cryptopilot.crds.bot.BotStatus;
import dev.cryptopilot.crds.bot.Channel;
import dev.cryptopilot.crds.bot.LastExit;
import dev.cryptopilot.crds.bot.SlotStatus;
import dev.cryptopilot.crds.bot.TradeMode;
import dev.cryptopilot.crds.bot.TradingStatus;
import dev.cryptopilot.crds.bot.VitalsStatus;
import dev.cryptopilot.operator.condition.ConditionReason;
import dev.cryptopilot.operator.condition.ConditionType;
import dev.cryptopilot.operator.condition.Conditions;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Reads a Bot's spec and status into a sign. */
final class BotSigns {

  private static final Set<String> UNHEARD =
      Set.of(ConditionReason.WaitingForReport.name(), ConditionReason.AgentUnreachable.name());

  private BotSigns() {}

  static BotSign of(Bot bot) {
    BotStatus status = bot.statusOrEmpty();
    return new BotSign(
        bot.getSpec().mode() == TradeMode.Live,
        bot.getSpec().strategy().followedChannel() == Channel.Candidate,
        bot.getSpec().state() == BotState.Stopped,
        bot.getMetadata().getDeletionTimestamp() != null,
        Conditions.isTrue(status.conditions(), ConditionType.Placed),
        Conditions.isTrue(status.conditions(), ConditionType.Ready),
        status.restarts(),
        status.placedOn().map(SlotStatus::pod),
        status.lastExitSeen().flatMap(BotSigns::exit),
        trading(status),
        Hearing.unheardSince(unheardSince(status)));
  }

  private static TradingSign trading(BotStatus status) {
    return new TradingSign(
        waitsForFlat(status),
        status.tradingSeen().map(TradingStatus::openTrades).orElse(0) == 0,
        status.tradingSeen().flatMap(BotSigns::worth),
        status.vitalsSeen().flatMap(BotSigns::vitals));
  }

  private static boolean waitsForFlat(BotStatus status) {
    return Conditions.find(status.conditions(), ConditionType.UpToDate)
        .filter(c -> ConditionReason.WaitingForFlat.name().equals(c.getReason()))
        .isPresent();
  }

  private static Optional<Instant> unheardSince(BotStatus status) {
    return Conditions.find(status.conditions(), ConditionType.Ready)
        .filter(ready -> UNHEARD.contains(ready.getReason()))
        .flatMap(ready -> instant(ready.getLastTransitionTime()));
  }

  private static Optional<Vitals> vitals(VitalsStatus vitals) {
    return instant(vitals.since())
        .map(
            since ->
                new Vitals(
                    since,
                    vitals.errors(),
                    Optional.ofNullable(vitals.analysisMillis()).map(BigDecimal::new)));
  }

  private static Optional<ExitSign> exit(LastExit exit) {
    return instant(exit.at())
        .flatMap(
            at ->
                Optional.ofNullable(exit.reason())
                    .map(reason -> new ExitSign(at, ExitSign.Kind.ofReason(reason))));
  }

  private static Optional<Worth> worth(TradingStatus trading) {
    Optional<Instant> at = instant(trading.at());
    if (at.isEmpty() || trading.equity() == null) {
      return Optional.empty();
    }
    BigDecimal capital =
        trading.startingCapital() == null
            ? BigDecimal.ZERO
            : new BigDecimal(trading.startingCapital());
    return Optional.of(new Worth(new BigDecimal(trading.equity()), capital, at.get()));
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.ofNullable(text).map(Instant::parse);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
