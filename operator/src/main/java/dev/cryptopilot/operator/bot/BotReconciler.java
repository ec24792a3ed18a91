// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.bot;

import dev.cryptopilot.crds.bot.Bot;
import dev.cryptopilot.crds.bot.BotStatus;
import dev.cryptopilot.operator.agent.AgentWatch;
import dev.cryptopilot.operator.bot.apply.BotApplier;
import dev.cryptopilot.operator.bot.observe.BotFacts;
import dev.cryptopilot.operator.bot.observe.BotObserver;
import dev.cryptopilot.operator.bot.observe.BotView;
import dev.cryptopilot.operator.bot.observe.CredentialsFact;
import dev.cryptopilot.operator.bot.plan.BotPlan;
import dev.cryptopilot.operator.bot.plan.BotPlanner;
import dev.cryptopilot.operator.bot.status.BotStatusFactory;
import dev.cryptopilot.operator.bot.status.StatusPace;
import io.javaoperatorsdk.operator.api.config.informer.Informer;
import io.javaoperatorsdk.operator.api.reconciler.Cleaner;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.DeleteControl;
import io.javaoperatorsdk.operator.api.reconciler.ErrorStatusUpdateControl;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.MaxReconciliationInterval;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.retry.GradualRetry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** Bots: observe, plan, apply, status. */
@ControllerConfiguration(
    name = "bot",
    finalizerName = BotStanding.FINALIZER,
    fieldManager = "crypto-pilot-bot-finalizer",
    // The SDK drops foreign changes that arrive during a write of ours unless this is off.
    informer = @Informer(comparableResourceVersions = false),
    maxReconciliationInterval =
        @MaxReconciliationInterval(interval = 2, timeUnit = TimeUnit.MINUTES))
@GradualRetry(maxAttempts = Integer.MAX_VALUE, initialInterval = 500, maxInterval = 30_000)
public class BotReconciler implements Reconciler<Bot>, Cleaner<Bot> {

  /** Whoever wrote looks again: an event that came with the write may be lost. */
  static final Duration AFTER_WRITE = Duration.ofMillis(300);

  /** That the pod of an awaited agent is gone, or that it is late, has no event of its own. */
  static final Duration LOOK_FOR_WORD = Duration.ofSeconds(1);

  /** Secrets of users are not watched. */
  static final Duration LOOK_FOR_KEYS = Duration.ofSeconds(10);

  /** The release of a slot has no event of its own. */
  static final Duration LOOK_FOR_RELEASE = Duration.ofSeconds(1);

  private final BotObserver observer;
  private final BotApplier applier;
  private final BotStatusFactory statuses;
  private final AgentWatch agents;
  private final Clock clock;
  private volatile BotView view;

  public BotReconciler(
      BotObserver observer,
      BotApplier applier,
      BotStatusFactory statuses,
      AgentWatch agents,
      Clock clock) {
    this.observer = Objects.requireNonNull(observer);
    this.applier = Objects.requireNonNull(applier);
    this.statuses = Objects.requireNonNull(statuses);
    this.agents = Objects.requireNonNull(agents);
    this.clock = Objects.requireNonNull(clock);
  }

  @Override
  public List<EventSource<?, Bot>> prepareEventSources(EventSourceContext<Bot> context) {
    BotInformers informers = new BotInformers(context);
    AgentNews news = new AgentNews();
    agents.addListener(news);
    view = informers;
    List<EventSource<?, Bot>> sources = new ArrayList<>(informers.sources());
    sources.add(news);
    return sources;
  }

  @Override
  public UpdateControl<Bot> reconcile(Bot bot, Context<Bot> context) {
    return reconcile(bot, view);
  }

  UpdateControl<Bot> reconcile(Bot bot, BotView seen) {
    BotFacts facts = observer.observe(bot, seen);
    Instant now = clock.instant();
    BotPlan plan = BotPlanner.plan(facts, now);
    BotStatus next = statuses.status(facts, plan);
    Duration pause = StatusPace.pause(bot, next, now);
    UpdateControl<Bot> rest = UpdateControl.noUpdate();
    if (!pause.isZero()) {
      applier.apply(bot, plan.actions());
      return rest.rescheduleAfter(plan.actions().isEmpty() ? pause : AFTER_WRITE);
    }
    if (act(facts, plan, next)) {
      return rest.rescheduleAfter(AFTER_WRITE);
    }
    if (facts.awaited()) {
      return rest.rescheduleAfter(LOOK_FOR_WORD);
    }
    return keysMissing(facts) ? rest.rescheduleAfter(LOOK_FOR_KEYS) : rest;
  }

  @Override
  public DeleteControl cleanup(Bot bot, Context<Bot> context) {
    return cleanup(bot, view);
  }

  DeleteControl cleanup(Bot bot, BotView seen) {
    BotFacts facts = observer.observe(bot, seen);
    BotPlan plan = BotPlanner.plan(facts, clock.instant());
    boolean wrote = act(facts, plan, statuses.status(facts, plan));
    if (plan.removesFinalizer()) {
      return DeleteControl.defaultDelete();
    }
    return DeleteControl.noFinalizerRemoval()
        .rescheduleAfter(wrote ? AFTER_WRITE : LOOK_FOR_RELEASE);
  }

  @Override
  public ErrorStatusUpdateControl<Bot> updateErrorStatus(
      Bot bot, Context<Bot> context, Exception cause) {
    applier.failed(bot, cause);
    return ErrorStatusUpdateControl.noStatusUpdate();
  }

  private boolean act(BotFacts facts, BotPlan plan, BotStatus next) {
    applier.apply(facts.bot(), plan.actions());
    boolean wroteStatus = applier.writeStatus(facts.bot(), next);
    return wroteStatus || !plan.actions().isEmpty();
  }

  private static boolean keysMissing(BotFacts facts) {
    return facts.credentials() instanceof CredentialsFact.Missing
        || facts.credentials() instanceof CredentialsFact.Incomplete;
  }
}
