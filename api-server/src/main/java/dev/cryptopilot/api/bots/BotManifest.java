// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.bots;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cryptopilot.api.http.Json;
import dev.cryptopilot.api.settings.FeatureDefaults;
import dev.cryptopilot.api.settings.RiskTemplate;
import dev.cryptopilot.api.wallet.BotMoney;
import dev.cryptopilot.api.wallet.BotRef;
import dev.cryptopilot.crds.strategy.Strategy;
import java.math.BigDecimal;
import java.time.Instant;

/** Writes the Bot resource of an order. Pure. */
final class BotManifest {

  private BotManifest() {}

  /** The part of the spec that the order decides; money, owner and names come with {@link #of}. */
  static ObjectNode spec(BotOrder order, Strategy strategy, Instant now) {
    ObjectNode spec = Json.mapper().createObjectNode();
    spec.put("mode", "Paper").put("state", "Running");
    spec.putObject("strategy").put("name", strategy.getMetadata().getName());
    spec.putObject("exchange").put("name", order.exchange().id());
    ObjectNode market = spec.putObject("market");
    market.put("stakeCurrency", order.stakeCurrency());
    market.put("stakeAmount", order.stakeAmount().map(BotManifest::decimal).orElse("unlimited"));
    market.put("maxOpenTrades", order.maxOpenTrades());
    market.put("timeframe", order.timeframe());
    order.pairs().forEach(market.putArray("pairs")::add);
    spec.set(
        "risk", RiskTemplate.named(order.riskTemplate()).orElse(RiskTemplate.BALANCED).stored());
    spec.set("features", FeatureDefaults.fresh(now));
    return spec;
  }

  /** The whole manifest of a bot that the wallet pays for. */
  static ObjectNode of(BotRef bot, String funding, BigDecimal initial, JsonNode spec) {
    ObjectNode manifest = Json.mapper().createObjectNode();
    ObjectNode metadata = manifest.putObject("metadata");
    metadata
        .putObject("annotations")
        .put(InstanceIds.ANNOTATION, bot.instanceId())
        .put(BotMoney.FUNDING_ANNOTATION, funding)
        .put(BotMoney.MOVE_ANNOTATION, "0");
    metadata.putArray("finalizers").add(BotMoney.FINALIZER);
    ObjectNode whole = manifest.set("spec", spec.deepCopy());
    ObjectNode own = (ObjectNode) whole.path("spec");
    own.put("owner", bot.owner());
    own.putObject("wallet").put("initial", decimal(initial));
    return manifest;
  }

  /** As resources write money: no exponent, no trailing zeros. */
  static String decimal(BigDecimal amount) {
    return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
  }
}
