// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds;

import dev.cryptopilot.crds.bot.BotPhase;
import dev.cryptopilot.crds.bot.BotStatus;
import dev.cryptopilot.crds.bot.LastExit;
import dev.cryptopilot.crds.bot.MoveStatus;
import dev.cryptopilot.crds.bot.RunningStrategy;
import dev.cryptopilot.crds.bot.Settlement;
import dev.cryptopilot.crds.bot.SlotStatus;
import dev.cryptopilot.crds.bot.TradingStatus;
import dev.cryptopilot.crds.bot.VitalsStatus;
import dev.cryptopilot.crds.pool.BotPoolStatus;
import dev.cryptopilot.crds.pool.PodStatus;
import dev.cryptopilot.crds.pool.PoolMove;
import dev.cryptopilot.crds.pool.PoolTotals;
import dev.cryptopilot.crds.pool.RebalanceStatus;
import dev.cryptopilot.crds.strategy.Analysis;
import dev.cryptopilot.crds.strategy.AnalysisConclusion;
import dev.cryptopilot.crds.strategy.AnalysisResult;
import dev.cryptopilot.crds.strategy.GroupFigures;
import dev.cryptopilot.crds.strategy.OnFinding;
import dev.cryptopilot.crds.strategy.RolloutAction;
import dev.cryptopilot.crds.strategy.RolloutPhase;
import dev.cryptopilot.crds.strategy.RolloutStatus;
import dev.cryptopilot.crds.strategy.StrategyStatus;
import dev.cryptopilot.crds.strategy.VersionState;
import dev.cryptopilot.crds.strategy.VersionStatus;
import dev.cryptopilot.crds.strategy.VersionValidation;
import dev.cryptopilot.crds.strategy.WatchedBot;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import java.util.List;

/** A status of each kind with every field set. */
public final class SampleStatus {

  private static final String AT = "2026-11-21T11:00:00Z";

  private SampleStatus() {}

  public static BotStatus bot() {
    return BotStatus.builder()
        .observedGeneration(3L)
        .phase(BotPhase.Running)
        .health(Health.Healthy)
        .conditions(List.of(condition("Ready")))
        .slot(new SlotStatus("starter", "starter-0-0", "127.77.0.3", "ema-btc-3f2a9c1b"))
        .strategy(new RunningStrategy("ema-rsi", "1.0.0", "9d5c"))
        .restarts(1)
        .nextStartAt(AT)
        .lastExit(new LastExit(2, "KILL", "StrategyNotLoaded", "line 12", "spec.strategy", AT))
        .trading(new TradingStatus(1, 4, "1.23", "1001.23", "1000", "USDT", AT))
        .vitals(new VitalsStatus(AT, 1, "12.5", "35.5", AT))
        .settlement(new Settlement("1001.23", "1000", "USDT", AT))
        .move(
            new MoveStatus(
                "starter-0-0", "starter-1-0", "Copying", AT, "Rebalance", null, 4200L, "copying"))
        .build();
  }

  public static BotPoolStatus pool() {
    return BotPoolStatus.builder()
        .observedGeneration(2L)
        .replicas(1)
        .selector("crypto-pilot.dev/pool=starter")
        .conditions(List.of(condition("Available")))
        .health(Health.Degraded)
        .totals(new PoolTotals(1, 1, 10, 3, 7, 4, 3, 1, 512))
        .pods(List.of(pod()))
        .moves(List.of(new PoolMove("a", "p-0-0", "p-1-0", "Rebalance", "Done", AT, 4200L)))
        .suggestions(List.of(new PoolMove("b", "p-0-0", "p-1-0", "Memory", null, AT, null)))
        .rebalance(new RebalanceStatus("req-1", AT, "2 moves"))
        .emptySince(AT)
        .templateRevision("7f3a")
        .lastHealthCheck(AT)
        .build();
  }

  private static PodStatus pod() {
    return PodStatus.builder()
        .name("starter-0-0")
        .ordinal(0)
        .phase("Ready")
        .health(Health.Healthy)
        .address("127.77.0.3")
        .capacity(10)
        .used(3)
        .ready(3)
        .memoryMb(512)
        .cpuMilli(150)
        .cpuBurstMilli(900)
        .revision(17L)
        .templateRevision("7f3a")
        .message("all is well")
        .build();
  }

  public static StrategyStatus strategy() {
    GroupFigures figures = new GroupFigures(2, "3.5", 0, 0, "0.1", "1.2", "0.4", "35");
    return StrategyStatus.builder()
        .observedGeneration(5L)
        .conditions(List.of(condition("Valid")))
        .stable("1.0.0")
        .candidate("1.1.0")
        .bots(10)
        .versions(
            List.of(
                new VersionStatus(
                    "1.1.0",
                    "9d5c",
                    "ema-rsi-1.1.0-9d5c",
                    VersionState.Candidate,
                    AT,
                    2,
                    "step 1",
                    new VersionValidation(
                        true,
                        "runtime:1",
                        "EmaRsi passed validation.",
                        List.of(
                            new AnalysisResult(
                                Analysis.Lookahead, AnalysisConclusion.Passed, "6 trades")),
                        OnFinding.Warn))))
        .rollout(
            RolloutStatus.builder()
                .phase(RolloutPhase.Waiting)
                .version("1.1.0")
                .from("1.0.0")
                .step(0)
                .percent(20)
                .updated(2)
                .total(10)
                .stepStartedAt(AT)
                .verdict("Healthy")
                .reason("0 crashes")
                .message("waits for a")
                .candidateFigures(figures)
                .stableFigures(figures)
                .candidates(List.of("a", "b"))
                .watchingSince(AT)
                .action(RolloutAction.Pause)
                .actionFor("1.1.0")
                .watched(
                    List.of(
                        new WatchedBot(
                            "a",
                            "1.1.0",
                            AT,
                            true,
                            "starter-0-0",
                            1,
                            AT,
                            1,
                            1,
                            1,
                            AT,
                            "1001",
                            "1000",
                            "0.1",
                            "0.2",
                            "0.1",
                            1,
                            2,
                            AT,
                            "35.5")))
                .build())
        .build();
  }

  private static Condition condition(String type) {
    return new ConditionBuilder()
        .withType(type)
        .withStatus("True")
        .withReason("Sample")
        .withMessage("A sample.")
        .withObservedGeneration(3L)
        .withLastTransitionTime(AT)
        .build();
  }
}
