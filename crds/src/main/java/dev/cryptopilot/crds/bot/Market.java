// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.bot;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cryptopilot.crds.ApiObject;
import dev.cryptopilot.crds.Money;
import dev.cryptopilot.crds.TextForm;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What a bot trades and with how much. */
@ApiObject
@ValidationRule(
    value = "self.tradingMode == 'futures' || self.pairs.all(p, !p.contains(':'))",
    message =
        "spec.market.pairs: with tradingMode spot or margin write pairs without :SETTLE, such as BTC/USDT",
    fieldPath = ".pairs")
@ValidationRule(
    value = "self.tradingMode != 'futures' || self.pairs.all(p, p.contains(':'))",
    message =
        "spec.market.pairs: with tradingMode futures write pairs as BASE/QUOTE:SETTLE, such as BTC/USDT:USDT",
    fieldPath = ".pairs")
@ValidationRule(
    value =
        "self.pairs.all(p, !p.contains('/') || p.endsWith('/' + self.stakeCurrency) || p.endsWith('/' + self.stakeCurrency + ':' + self.stakeCurrency))",
    message =
        "spec.market.pairs: every pair must be quoted in spec.market.stakeCurrency, such as BTC/USDT for USDT",
    fieldPath = ".pairs")
@ValidationRule(
    value = "self.tradingMode != 'spot' || !has(self.marginMode)",
    message = "spec.market.marginMode is for tradingMode margin or futures only: remove it",
    fieldPath = ".marginMode",
    reason = "FieldValueForbidden")
@ValidationRule(
    value = "self.stakeAmount != 'unlimited' || self.maxOpenTrades != -1",
    message =
        "spec.market: stakeAmount unlimited splits the balance over maxOpenTrades, so maxOpenTrades must not be -1",
    fieldPath = ".maxOpenTrades")
public record Market(
    @Default("spot") @JsonPropertyDescription("spot, margin or futures.") TradingMode tradingMode,
    @JsonPropertyDescription("isolated or cross; for margin and futures (isolated when absent).")
        MarginMode marginMode,
    @Required
        @Size(min = 1, max = 200)
        @ValidationRule(
            value =
                "self.all(p, p.matches('^[\\\\p{L}\\\\p{N}._-]{1,30}/[A-Z0-9]{1,20}(:[A-Z0-9]{1,20})?$'))",
            message =
                "spec.market.pairs: write each pair as BASE/QUOTE such as BTC/USDT, or BTC/USDT:USDT for futures")
        @ValidationRule(
            value = "self.all(p, self.exists_one(q, q == p))",
            message = "spec.market.pairs: each pair may be listed once")
        @JsonPropertyDescription(
            "Pairs to trade: BASE/QUOTE, or BASE/QUOTE:SETTLE for futures. The quote is the stake currency.")
        List<String> pairs,
    @Required
        @Pattern(TextForm.CURRENCY)
        @JsonPropertyDescription("Currency that trades are paid with and profit is counted in.")
        String stakeCurrency,
    @Default("unlimited")
        @Pattern(Money.STAKE_PATTERN)
        @ValidationRule(
            value = "!self.matches('^[0-9.]+$') || double(self) > 0.0",
            message = "spec.market.stakeAmount must be unlimited or above 0")
        @JsonPropertyDescription(
            "Amount of one trade in the stake currency, as a decimal string; unlimited splits the balance over maxOpenTrades.")
        String stakeAmount,
    @Default("3")
        @Min(-1)
        @Max(1000)
        @JsonPropertyDescription("Most trades open at one time; -1 for no limit.")
        Integer maxOpenTrades,
    @Pattern(TextForm.TIMEFRAME)
        @JsonPropertyDescription("Candle length such as 5m or 1h; the strategy's own when absent.")
        String timeframe,
    @JsonPropertyDescription("How long orders stay in the book; the strategy's own when absent.")
        OrderTimeInForce timeInForce) {
  public Market {
    tradingMode = tradingMode == null ? TradingMode.Spot : tradingMode;
    pairs = pairs == null ? List.of() : List.copyOf(pairs);
    stakeAmount = stakeAmount == null ? "unlimited" : stakeAmount;
    maxOpenTrades = maxOpenTrades == null ? 3 : maxOpenTrades;
  }

  /** The candle length asked for; empty = the strategy's. */
  public Optional<String> ownTimeframe() {
    return Optional.ofNullable(timeframe);
  }

  /** The time in force asked for; empty = the strategy's. */
  public Optional<OrderTimeInForce> ownTimeInForce() {
    return Optional.ofNullable(timeInForce);
  }

  /** The margin mode, where the trading mode has one. */
  public Optional<MarginMode> effectiveMarginMode() {
    return tradingMode == TradingMode.Spot
        ? Optional.empty()
        : Optional.of(marginMode == null ? MarginMode.Isolated : marginMode);
  }

  /** The amount of one trade; empty = the balance is split over the open trades. */
  public Optional<BigDecimal> fixedStake() {
    return stakeAmount.equals("unlimited")
        ? Optional.empty()
        : Optional.of(new BigDecimal(stakeAmount));
  }
}
