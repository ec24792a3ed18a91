// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.bots;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cryptopilot.api.agent.AgentClient;
import dev.cryptopilot.api.agent.BotAddress;
import dev.cryptopilot.api.wallet.Sighting.Worth;
import dev.cryptopilot.crds.bot.Bot;
import dev.cryptopilot.crds.bot.BotPhase;
import dev.cryptopilot.crds.bot.BotState;
import dev.cryptopilot.crds.bot.TradingStatus;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * What a bot owns: asked of the bot itself where it has a process, else its last figures.
 *
 * <p>A bot is measured against the balance its process began with. The spec may say another one by
 * now, so a worth is equity − that balance + the spec's.
 */
public final class BotWorth {

  private static final int DECIMALS = 8;

  private final AgentClient agents;
  private final Clock clock;

  public BotWorth(AgentClient agents, Clock clock) {
    this.agents = agents;
    this.clock = clock;
  }

  /** Empty while nobody could tell. Takes as long as the bot takes to answer. */
  public Optional<Worth> of(Bot bot) {
    boolean hasProcess = !isAtRest(bot);
    Optional<Worth> live =
        hasProcess ? BotAddress.of(bot).flatMap(at -> live(bot, at)) : Optional.empty();
    return live.or(() -> last(bot, !hasProcess)).or(() -> untouched(bot));
  }

  private static boolean isAtRest(Bot bot) {
    BotPhase phase = bot.statusOrEmpty().phase();
    return bot.getSpec().state() == BotState.Stopped
        && (phase == BotPhase.Stopped || phase == null || phase == BotPhase.Pending);
  }

  private Optional<Worth> live(Bot bot, BotAddress address) {
    return agents.worth(address).map(worth -> measured(bot, worth, clock.instant()));
  }

  /** Of what the agent says. Pure. */
  static Worth measured(Bot bot, JsonNode worth, Instant at) {
    BigDecimal equity = amount(worth.path("equity"));
    int openTrades = worth.path("openTrades").asInt();
    BigDecimal reserved =
        openTrades == 0
            ? BigDecimal.ZERO
            : equity.subtract(amount(worth.path("free"))).max(BigDecimal.ZERO);
    BigDecimal value = counted(bot, equity, Optional.of(amount(worth.path("startingCapital"))));
    return new Worth(value, reserved, openTrades, at, true);
  }

  /** The last figures of its status. Pure. */
  static Optional<Worth> last(Bot bot, boolean fresh) {
    return bot.statusOrEmpty()
        .tradingSeen()
        .filter(figures -> figures.equity() != null)
        .map(
            figures -> {
              BigDecimal value =
                  counted(
                      bot,
                      new BigDecimal(figures.equity()),
                      Optional.ofNullable(figures.startingCapital()).map(BigDecimal::new));
              int open = figures.openTrades() == null ? 0 : figures.openTrades();
              return new Worth(value, bound(bot, value, open), open, at(figures), fresh);
            });
  }

  /** Trades of a bot without process cannot be asked for: its stake for each of them. */
  private static BigDecimal bound(Bot bot, BigDecimal value, int openTrades) {
    if (openTrades == 0) {
      return BigDecimal.ZERO;
    }
    return bot.getSpec()
        .market()
        .fixedStake()
        .map(stake -> stake.multiply(BigDecimal.valueOf(openTrades)).min(value))
        .orElse(value)
        .max(BigDecimal.ZERO);
  }

  private static Instant at(TradingStatus figures) {
    return figures.at() == null ? Instant.EPOCH : Instant.parse(figures.at());
  }

  /** A bot that was never placed has what it was given. */
  private static Optional<Worth> untouched(Bot bot) {
    if (bot.statusOrEmpty().placedOn().isPresent()) {
      return Optional.empty();
    }
    return bot.getSpec()
        .paperWallet()
        .map(
            wallet ->
                new Worth(
                    wallet.balance(),
                    BigDecimal.ZERO,
                    0,
                    Instant.parse(bot.getMetadata().getCreationTimestamp()),
                    true));
  }

  /** Equity as it would be with the initial balance that the spec has now. Pure. */
  static BigDecimal counted(Bot bot, BigDecimal equity, Optional<BigDecimal> starting) {
    return bot.getSpec()
        .paperWallet()
        .flatMap(wallet -> starting.map(s -> equity.subtract(s).add(wallet.balance())))
        .orElse(equity)
        .setScale(DECIMALS, RoundingMode.HALF_EVEN);
  }

  private static BigDecimal amount(JsonNode decimal) {
    return new BigDecimal(decimal.asText()).setScale(DECIMALS, RoundingMode.HALF_EVEN);
  }
}
