// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.notice;

import dev.cryptopilot.api.portfolio.plan.Portfolio;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.stream.Collectors;

/** What the daily mail says of a portfolio. Pure. */
final class Summary {

  private static final int MOST = 50;

  private Summary() {}

  /** One a day of the person. */
  static Notice of(String owner, Recipient recipient, Portfolio portfolio, Instant now) {
    String day = now.atZone(recipient.zone()).toLocalDate().toString();
    return new Notice(
        Notice.Kind.SUMMARY + "/" + owner + "/" + day,
        owner,
        owner,
        Notice.Kind.SUMMARY,
        text(day, portfolio),
        now);
  }

  private static String text(String day, Portfolio portfolio) {
    String lines =
        portfolio.holdings().stream()
            .limit(MOST)
            .map(Summary::line)
            .collect(Collectors.joining("\n"));
    String lacking =
        portfolio.isWhole() ? "" : " (without the bots whose worth is not known just now)";
    return "Your bots on "
        + day
        + ": worth "
        + money(portfolio.value())
        + " "
        + portfolio.currency()
        + lacking
        + ", profit "
        + money(portfolio.profit())
        + " "
        + portfolio.currency()
        + " ("
        + money(portfolio.profitPercent())
        + " %).\n"
        + lines;
  }

  private static String line(Portfolio.Holding holding) {
    String worth =
        holding
            .sight()
            .worth()
            .map(
                known ->
                    money(known.value())
                        + " "
                        + holding.sight().currency()
                        + ", profit "
                        + money(known.profit()))
            .orElse("worth not known");
    return "- "
        + holding.sight().instanceId()
        + " ("
        + holding.sight().condition().text()
        + "): "
        + worth
        + (holding.sight().isStale() ? ", last known" : "");
  }

  private static String money(BigDecimal amount) {
    return amount.setScale(2, RoundingMode.HALF_EVEN).toPlainString();
  }
}
