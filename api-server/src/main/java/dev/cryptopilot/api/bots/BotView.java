// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.bots;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.cryptopilot.crds.Health;
import dev.cryptopilot.crds.bot.Bot;
import dev.cryptopilot.crds.bot.BotState;
import dev.cryptopilot.crds.bot.TradeMode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A bot as the web client reads it.
 *
 * @param strategy class name
 * @param port of the pod's agent, through which the bot is reached; bots themselves listen inside
 *     their pod only
 * @param dryRun true for paper bots
 * @param containerName pod; empty until placed
 * @param stakeAmount a number, or {@code unlimited}
 * @param slotIndex number among the owner's bots of that pod
 * @param state what the owner asks for
 * @param message why it is not ready; empty when it is
 * @param health as the operator judges it
 */
public record BotView(
    String instanceId,
    String strategy,
    int port,
    String exchange,
    @JsonProperty("stake_currency") String stakeCurrency,
    @JsonProperty("stake_amount") Object stakeAmount,
    @JsonProperty("max_open_trades") int maxOpenTrades,
    @JsonProperty("dry_run") boolean dryRun,
    ContainerStatus containerStatus,
    String userId,
    String containerName,
    boolean isPooled,
    @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> poolId,
    @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Integer> slotIndex,
    List<String> tradingPairs,
    @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> timeframe,
    @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<BigDecimal> initialBalance,
    BotState state,
    String health,
    String message) {

  /** Port of every agent. */
  public static final int AGENT_PORT = 8900;

  /** The view of one bot. Pure. */
  public static BotView of(Bot bot, String className, Optional<Integer> slotIndex) {
    var spec = bot.getSpec();
    Optional<Place> place = Place.of(bot);
    return new BotView(
        InstanceIds.of(bot),
        className,
        AGENT_PORT,
        spec.exchange().name().id(),
        spec.market().stakeCurrency(),
        spec.market().fixedStake().map(Object.class::cast).orElse("unlimited"),
        spec.market().maxOpenTrades(),
        spec.mode() == TradeMode.Paper,
        ContainerStatus.of(bot),
        spec.owner(),
        place.map(Place::pod).orElse(""),
        true,
        place.map(Place::poolId),
        slotIndex,
        spec.market().pairs(),
        spec.market().ownTimeframe(),
        spec.paperWallet().map(wallet -> wallet.initialAmount()),
        spec.state(),
        Objects.requireNonNullElse(bot.statusOrEmpty().health(), Health.Unknown).name(),
        Conditions.holds(bot, "Ready") ? "" : Conditions.whyNotReady(bot));
  }
}
