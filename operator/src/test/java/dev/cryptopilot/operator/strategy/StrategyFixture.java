// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy;

import dev.cryptopilot.crds.strategy.Requirements;
import dev.cryptopilot.crds.strategy.Source;
import dev.cryptopilot.crds.strategy.Strategy;
import dev.cryptopilot.crds.strategy.StrategySpec;
import dev.cryptopilot.crds.strategy.StrategyStatus;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.Map;
import java.util.TreeMap;

/** Strategies for tests. */
public final class StrategyFixture {

  public static final String SOURCE = "class EmaRsi(IStrategy):\n    pass\n";

  private StrategyFixture() {}

  /** Curated strategy ema-rsi with this version and source. */
  public static Strategy strategy(String version, Source source, int historyLimit) {
    Strategy strategy = new Strategy();
    strategy.setMetadata(
        new ObjectMetaBuilder()
            .withName("ema-rsi")
            .withNamespace("default")
            .withUid("s-1")
            .withGeneration(1L)
            .build());
    strategy.setSpec(
        new StrategySpec(
            null,
            "EmaRsi",
            version,
            source,
            Map.of(),
            null,
            null,
            "what is new",
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            historyLimit));
    return strategy;
  }

  public static Strategy strategy(String version, String source) {
    return strategy(version, new Source(source, null), 10);
  }

  public static Strategy withStatus(Strategy strategy, StrategyStatus status) {
    strategy.setStatus(status);
    return strategy;
  }

  /** A version of ema-rsi with this source. */
  public static StrategyVersion version(String version, String source) {
    return version(version, Map.of("EmaRsi.py", source), Map.of());
  }

  public static StrategyVersion version(
      String version, Map<String, String> files, Map<String, Object> parameters) {
    return new StrategyVersion(
        "ema-rsi",
        version,
        "EmaRsi",
        new TreeMap<>(files),
        "EmaRsi.py",
        parameters,
        new Requirements(null, null, null, null));
  }
}
