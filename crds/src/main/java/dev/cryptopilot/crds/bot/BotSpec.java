// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.bot;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cryptopilot.crds.ApiObject;
import dev.cryptopilot.crds.TextForm;
import dev.cryptopilot.crds.bot.feature.Features;
import io.fabric8.crd.generator.annotation.PreserveUnknownFields;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What the owner of a bot asks for. */
@ApiObject
@ValidationRule(
    value = "self.mode != 'Paper' || has(self.wallet)",
    message =
        "spec.wallet.initial is required when spec.mode is Paper: set the starting balance, such as \"1000\"",
    fieldPath = ".wallet",
    reason = "FieldValueRequired")
@ValidationRule(
    value = "self.mode != 'Live' || !has(self.wallet)",
    message =
        "spec.wallet is for spec.mode Paper only: remove it, a Live bot uses its balance on the exchange",
    fieldPath = ".wallet",
    reason = "FieldValueForbidden")
@ValidationRule(
    value = "self.mode != 'Live' || has(self.exchange.credentialsSecret)",
    message =
        "spec.exchange.credentialsSecret is required when spec.mode is Live: name a Secret with the exchange keys",
    fieldPath = ".exchange.credentialsSecret",
    reason = "FieldValueRequired")
@ValidationRule(
    value = "self.engine != 'Interval' || has(self.interval)",
    message = "spec.interval is required when spec.engine is Interval: set spec.interval.every",
    fieldPath = ".interval",
    reason = "FieldValueRequired")
@ValidationRule(
    value = "self.engine == 'Interval' || !has(self.interval)",
    message = "spec.interval is for spec.engine Interval only: remove it",
    fieldPath = ".interval",
    reason = "FieldValueForbidden")
@ValidationRule(
    value =
        "!has(self.wallet) || !(self.market.stakeAmount + self.wallet.initial).matches('^[0-9.]+$') || double(self.market.stakeAmount) <= double(self.wallet.initial)",
    message = "spec.market.stakeAmount is more than spec.wallet.initial: no trade could be opened",
    fieldPath = ".market.stakeAmount")
public record BotSpec(
    @Required
        @Pattern(TextForm.OWNER)
        @Size(min = 1, max = 63)
        @ValidationRule(
            value = "self == oldSelf",
            message =
                "spec.owner is fixed once set: delete the bot and create it again for the other owner")
        @JsonPropertyDescription("Who the bot belongs to. Fixed once set.")
        String owner,
    @Default("Freqtrade")
        @ValidationRule(
            value = "self == oldSelf",
            message = "spec.engine is fixed once set: create another bot for the other engine")
        @JsonPropertyDescription(
            "What runs the strategy: Freqtrade, or Interval for a script run every so often. Fixed once set.")
        Engine engine,
    @Default("Running")
        @JsonPropertyDescription(
            "Running trades; Paused enters no new trades and still manages open ones; Stopped has no process.")
        BotState state,
    @Required
        @ValidationRule(
            value = "self == oldSelf",
            message =
                "spec.mode is fixed once set: create another bot for Live, so that paper and real trades never share a database")
        @JsonPropertyDescription(
            "Paper simulates orders, Live sends them to the exchange. Fixed once set.")
        TradeMode mode,
    @Required @JsonPropertyDescription("The strategy and which version of it.")
        StrategyRef strategy,
    @Required @JsonPropertyDescription("The exchange and, for Live, the keys.")
        ExchangeRef exchange,
    @Required @JsonPropertyDescription("What is traded and with how much.") Market market,
    @JsonPropertyDescription("The simulated wallet; for Paper only.") Wallet wallet,
    @JsonPropertyDescription("How the script is run; for engine Interval only.")
        IntervalRun interval,
    @JsonPropertyDescription("Risk settings. Absent: none are enforced.") Risk risk,
    @JsonPropertyDescription(
            "Trading features enforced around the strategy. An absent group is off.")
        Features features,
    @JsonPropertyDescription(
            "Where the bot runs. Absent: the owner's default pool, made on demand.")
        BotPlacement placement,
    @JsonPropertyDescription(
            "When a changed bot may be restarted. Absent: WhenFlat for Live, Immediate for Paper.")
        UpdatePolicy update,
    @JsonPropertyDescription("What happens to open positions when the bot is deleted.")
        OnDelete onDelete,
    @Pattern(TextForm.INSTANT)
        @Size(max = 30)
        @JsonPropertyDescription(
            "When a restart was last asked for, such as 2026-11-22T08:30:00Z. Another value restarts the bot once, as soon as spec.update allows.")
        String restartAt,
    @PreserveUnknownFields
        @JsonPropertyDescription(
            "Further freqtrade configuration, merged over what is rendered from the rest. Keys that the operator owns are refused.")
        Map<String, Object> config) {
  public BotSpec {
    engine = engine == null ? Engine.Freqtrade : engine;
    state = state == null ? BotState.Running : state;
    placement = placement == null ? new BotPlacement(null, null) : placement;
    update =
        update == null
            ? mode == TradeMode.Live ? UpdatePolicy.WhenFlat : UpdatePolicy.Immediate
            : update;
    onDelete = onDelete == null ? new OnDelete(null, null) : onDelete;
    config = config == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(config));
  }

  /** When a restart was last asked for; empty = never. */
  public Optional<String> requestedRestart() {
    return Optional.ofNullable(restartAt);
  }

  /** The simulated wallet; empty for Live. */
  public Optional<Wallet> paperWallet() {
    return Optional.ofNullable(wallet);
  }

  /** How the script is run; empty for freqtrade. */
  public Optional<IntervalRun> intervalRun() {
    return Optional.ofNullable(interval);
  }

  /** The risk settings; empty = none. */
  public Optional<Risk> riskSettings() {
    return Optional.ofNullable(risk);
  }

  /** The feature settings; empty = none. */
  public Optional<Features> featureSettings() {
    return Optional.ofNullable(features);
  }
}
