// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy;

import dev.cryptopilot.crds.strategy.Strategy;
import dev.cryptopilot.crds.strategy.StrategyStatus;
import dev.cryptopilot.operator.strategy.apply.StrategyApplier;
import dev.cryptopilot.operator.strategy.observe.StrategyFacts;
import dev.cryptopilot.operator.strategy.observe.StrategyObserver;
import dev.cryptopilot.operator.strategy.observe.StrategyView;
import dev.cryptopilot.operator.strategy.plan.StrategyPlan;
import dev.cryptopilot.operator.strategy.plan.StrategyPlanner;
import dev.cryptopilot.operator.strategy.plan.VersionVerdict;
import dev.cryptopilot.operator.strategy.status.StrategyStatusFactory;
import io.javaoperatorsdk.operator.api.config.informer.Informer;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.MaxReconciliationInterval;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.rate.RateLimited;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.retry.GradualRetry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** Strategies: observe, plan, apply, status. */
@ControllerConfiguration(
    name = "strategy",
    // The SDK drops foreign changes that arrive during a write of ours unless this is off.
    informer = @Informer(comparableResourceVersions = false),
    maxReconciliationInterval =
        @MaxReconciliationInterval(interval = 2, timeUnit = TimeUnit.MINUTES))
// A thousand bots that are updated are a thousand events; their strategy is looked at less often.
@RateLimited(maxReconciliations = 4, within = 1)
@GradualRetry(maxAttempts = Integer.MAX_VALUE, initialInterval = 500, maxInterval = 30_000)
public class StrategyReconciler implements Reconciler<Strategy> {

  /** Whoever wrote looks again: an event that came with the write may be lost. */
  static final Duration AFTER_WRITE = Duration.ofMillis(300);

  /** ConfigMaps that hold sources are not watched. */
  static final Duration LOOK_FOR_SOURCE = Duration.ofSeconds(10);

  /** Figures of bots and the end of a pause have no event of their own. */
  static final Duration LOOK_AT_ROLLOUT = Duration.ofSeconds(3);

  private final StrategyObserver observer;
  private final StrategyApplier applier;
  private final StrategyStatusFactory statuses;
  private volatile StrategyView view;

  public StrategyReconciler(
      StrategyObserver observer, StrategyApplier applier, StrategyStatusFactory statuses) {
    this.observer = Objects.requireNonNull(observer);
    this.applier = Objects.requireNonNull(applier);
    this.statuses = Objects.requireNonNull(statuses);
  }

  @Override
  public List<EventSource<?, Strategy>> prepareEventSources(EventSourceContext<Strategy> context) {
    StrategyInformers informers = new StrategyInformers(context);
    view = informers;
    return informers.sources();
  }

  @Override
  public UpdateControl<Strategy> reconcile(Strategy strategy, Context<Strategy> context) {
    return reconcile(strategy, view);
  }

  UpdateControl<Strategy> reconcile(Strategy strategy, StrategyView seen) {
    StrategyFacts facts = observer.observe(strategy, seen);
    StrategyPlan plan = StrategyPlanner.plan(facts);
    applier.apply(strategy, plan.actions());
    StrategyStatus next = statuses.status(facts, plan);
    boolean wroteStatus = applier.writeStatus(strategy, next);
    UpdateControl<Strategy> rest = UpdateControl.noUpdate();
    if (wroteStatus || !plan.actions().isEmpty()) {
      return rest.rescheduleAfter(AFTER_WRITE);
    }
    boolean fixable =
        plan.verdict() instanceof VersionVerdict.Refused
            && strategy.getSpec().source().fromConfigMap().isPresent();
    List<Duration> due = new ArrayList<>(plan.validation().lookAgain().stream().toList());
    plan.publishAgain().ifPresent(due::add);
    if (plan.rollout().isMoving()) {
      due.add(LOOK_AT_ROLLOUT);
    }
    if (fixable) {
      due.add(LOOK_FOR_SOURCE);
    }
    return due.stream().min(Duration::compareTo).map(rest::rescheduleAfter).orElse(rest);
  }
}
