// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.crds.Manifests;
import dev.cryptopilot.crds.TimeSpan;
import dev.cryptopilot.crds.bot.TradingMode;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class StrategySpecTest {

  private static StrategySpec spec(String fixture) {
    return Manifests.read("strategy/valid/" + fixture, Strategy.class).getSpec();
  }

  @Test
  void whatIsLeftOutHasItsDefault() {
    StrategySpec spec = spec("smallest");

    assertThat(spec.soleOwner()).isEmpty();
    assertThat(spec.title()).isEmpty();
    assertThat(spec.historyLimit()).isEqualTo(10);
    assertThat(spec.parameters()).isEmpty();
    assertThat(spec.rollout().steps()).isEmpty();
    assertThat(spec.rollout().wanted()).isEmpty();
    assertThat(spec.requirements().ownTimeframe()).isEmpty();
    assertThat(spec.requirements().market()).isEmpty();
    assertThat(spec.source().inlineText())
        .hasValueSatisfying(text -> assertThat(text).startsWith("class"));
  }

  @Test
  void nothingIsJudgedUnlessAsked() {
    AbortOn nothing = spec("smallest").rollout().abortOn();

    assertThat(nothing.crashLimit()).isEmpty();
    assertThat(nothing.stallLimit()).isEmpty();
    assertThat(nothing.errorLimit()).isEmpty();
    assertThat(nothing.drawdownLimit()).isEmpty();
    assertThat(nothing.lossLimit()).isEmpty();
    assertThat(nothing.loopLimit()).isEmpty();
  }

  @Test
  void nothingIsAnalysedUnlessAskedAndFindingsWarn() {
    ValidationWish nothing = spec("smallest").validation();
    ValidationWish twice =
        new ValidationWish(
            List.of(Analysis.Recursive, Analysis.Lookahead, Analysis.Recursive), null);

    assertThat(nothing).isEqualTo(ValidationWish.nothing());
    assertThat(nothing.meaning()).isEqualTo(OnFinding.Warn);
    assertThat(spec("owned-with-rollout").validation())
        .isEqualTo(new ValidationWish(twice.analyses(), OnFinding.Refuse));
    assertThat(twice.analyses()).containsExactly(Analysis.Lookahead, Analysis.Recursive);
  }

  @Test
  void aRolloutIsReadWhole() {
    Rollout rollout = spec("owned-with-rollout").rollout();

    assertThat(rollout.steps()).extracting(RolloutStep::percent).containsExactly(10, 50, 100);
    assertThat(rollout.steps().getFirst().watch()).contains(TimeSpan.parse("30m"));
    assertThat(rollout.steps().getLast().watch()).isEmpty();
    assertThat(rollout.abortOn().lossLimit()).contains(new BigDecimal("2.5"));
    assertThat(rollout.wanted()).contains(RolloutAction.Pause);
  }

  @Test
  void whatItSaysAboutItselfIsReadWhole() {
    StrategySpec spec = spec("owned-with-rollout");

    assertThat(spec.soleOwner()).contains("ada");
    assertThat(spec.title()).contains("EMA and RSI");
    assertThat(spec.riskLevel()).isEqualTo(RiskClass.Medium);
    assertThat(spec.requirements().market()).contains(TradingMode.Spot);
    assertThat(spec.requirements().ownTimeframe()).contains("5m");
    assertThat(spec.parameters()).containsKey("params");
  }

  @Test
  void theSourceMayStandInAConfigMap() {
    Source source = spec("from-config-map").source();

    assertThat(source.inlineText()).isEmpty();
    assertThat(source.fromConfigMap())
        .hasValueSatisfying(map -> assertThat(map.mainKey()).contains("EmaRsi.py"));
  }
}
