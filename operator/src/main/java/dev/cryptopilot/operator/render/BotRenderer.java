// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.render;

import dev.cryptopilot.crds.bot.BotSpec;
import dev.cryptopilot.crds.bot.Engine;
import dev.cryptopilot.crds.bot.TradeMode;
import dev.cryptopilot.operator.slots.BotContent;
import dev.cryptopilot.operator.slots.BotFiles;
import dev.cryptopilot.operator.slots.StrategyStamp;
import dev.cryptopilot.operator.strategy.StrategyVersion;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** Renders what a bot runs. Pure. */
public final class BotRenderer {

  private static final String CONFIG = "config.json";

  /** Nobody reads it: another content makes another digest, and that a new process. */
  private static final String RESTART = "restart-at";

  private final RenderSettings settings;

  /** A renderer that adds {@code settings} to every bot. */
  public BotRenderer(RenderSettings settings) {
    this.settings = settings;
  }

  /**
   * The content of a bot's slot.
   *
   * @param spec the Bot's spec
   * @param strategy the version it resolves to
   * @param credentials exchange keys; needed for Live, passed over for Paper
   */
  public RenderResult render(
      BotSpec spec, StrategyVersion strategy, Optional<ExchangeCredentials> credentials) {
    try {
      return new RenderResult.Rendered(content(spec, strategy, credentials));
    } catch (RefusedException e) {
      return e.result();
    }
  }

  private BotContent content(
      BotSpec spec, StrategyVersion strategy, Optional<ExchangeCredentials> credentials) {
    if (spec.engine() != Engine.Freqtrade) {
      throw new RefusedException(
          "spec.engine", "must be Freqtrade: this release does not run interval scripts yet");
    }
    SortedMap<String, String> files = StrategyFiles.of(strategy, spec.strategy().parameters());
    Map<String, Object> config = FreqtradeConfig.of(spec, strategy.className(), settings);
    files.put(CONFIG, CanonicalJson.write(config));
    spec.requestedRestart().ifPresent(at -> files.put(RESTART, at + "\n"));
    if (spec.mode() == TradeMode.Live) {
      files.put(BotFiles.KEYS, secret(spec, credentials));
    }
    return new BotContent(
        spec.mode().name(),
        strategy.className(),
        String.valueOf(DeepMerge.child(config, "exchange").get("name")),
        new BotFiles(files),
        new StrategyStamp(strategy.name(), strategy.version(), strategy.digest()));
  }

  private static String secret(BotSpec spec, Optional<ExchangeCredentials> credentials) {
    String field = "spec.exchange.credentialsSecret";
    String name =
        spec.exchange()
            .credentials()
            .orElseThrow(
                () -> new RefusedException(field, "is needed: a Live bot trades with your keys"));
    ExchangeCredentials keys =
        credentials.orElseThrow(
            () ->
                new RefusedException(
                    field,
                    "names Secret "
                        + name
                        + ", which is missing or has no value for key, secret (or walletAddress,"
                        + " privateKey)"));
    return CanonicalJson.write(Map.of("exchange", keys.values()));
  }
}
