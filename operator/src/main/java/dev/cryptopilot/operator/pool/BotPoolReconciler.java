// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool;

import dev.cryptopilot.crds.pool.BotPool;
import dev.cryptopilot.crds.pool.BotPoolStatus;
import dev.cryptopilot.crds.pool.PoolCheck;
import dev.cryptopilot.operator.agent.AgentWatch;
import dev.cryptopilot.operator.apply.StatusApply;
import dev.cryptopilot.operator.event.EventReason;
import dev.cryptopilot.operator.event.EventRecorder;
import dev.cryptopilot.operator.pool.apply.ApplyOutcome;
import dev.cryptopilot.operator.pool.apply.PoolApplier;
import dev.cryptopilot.operator.pool.apply.PoolStatusWriter;
import dev.cryptopilot.operator.pool.observe.AgentFollower;
import dev.cryptopilot.operator.pool.observe.LeftoverLookup;
import dev.cryptopilot.operator.pool.observe.PoolCaches;
import dev.cryptopilot.operator.pool.observe.PoolFacts;
import dev.cryptopilot.operator.pool.observe.PoolObserver;
import dev.cryptopilot.operator.pool.plan.NextLook;
import dev.cryptopilot.operator.pool.plan.PoolAction;
import dev.cryptopilot.operator.pool.plan.PoolPlanner;
import dev.cryptopilot.operator.pool.status.PoolNotes;
import dev.cryptopilot.operator.pool.status.PoolStatusFactory;
import dev.cryptopilot.operator.pool.status.StatusChange;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Pools: observe, plan, apply, status. The only allocator of slots. */
@ControllerConfiguration(
    name = "botpool",
    finalizerName = BotPoolReconciler.FINALIZER,
    fieldManager = "crypto-pilot-pool-finalizer",
    // The SDK drops foreign changes that arrive during a write of ours unless this is off.
    informer = @Informer(comparableResourceVersions = false, onUpdateFilter = PoolChange.class),
    // A request for a check is an annotation, which has no generation.
    generationAwareEventProcessing = false,
    maxReconciliationInterval =
        @MaxReconciliationInterval(interval = 1, timeUnit = TimeUnit.MINUTES))
@GradualRetry(maxAttempts = Integer.MAX_VALUE, initialInterval = 500, maxInterval = 30_000)
public class BotPoolReconciler implements Reconciler<BotPool>, Cleaner<BotPool> {

  /** Keeps a pool until no bot has a slot in it. */
  public static final String FINALIZER = "crypto-pilot.dev/pool";

  /** Whoever wrote looks again: an event that came with the write may be lost. */
  static final Duration AFTER_WRITE = Duration.ofMillis(100);

  /** The caches do not show yet what the API server has. */
  static final Duration CACHES_LAG = Duration.ofSeconds(1);

  private final PoolObserver observer;
  private final PoolPlanner planner = new PoolPlanner();
  private final PoolApplier applier;
  private final PoolStatusFactory statuses = new PoolStatusFactory();
  private final PoolStatusWriter statusWriter;
  private final AgentFollower follower;
  private final AgentWatch agents;
  private final LeftoverLookup leftovers;
  private final PoolChecker checker;
  private final EventRecorder events;
  private final MoveMetrics moves;
  private final PoolMetrics metrics;
  private volatile PoolCaches caches;

  /** A reconciler out of its steps. */
  public BotPoolReconciler(
      PoolObserver observer,
      PoolApplier applier,
      PoolStatusWriter statusWriter,
      AgentFollower follower,
      AgentWatch agents,
      LeftoverLookup leftovers,
      PoolChecker checker,
      EventRecorder events,
      MoveMetrics moves,
      PoolMetrics metrics) {
    this.observer = observer;
    this.applier = applier;
    this.statusWriter = statusWriter;
    this.follower = follower;
    this.agents = agents;
    this.leftovers = leftovers;
    this.checker = checker;
    this.events = events;
    this.moves = moves;
    this.metrics = metrics;
  }

  @Override
  public List<EventSource<?, BotPool>> prepareEventSources(EventSourceContext<BotPool> context) {
    PoolInformers informers = new PoolInformers(context);
    PodNews news = new PodNews(() -> Optional.ofNullable(caches));
    agents.addListener(news);
    caches = informers.caches();
    List<EventSource<?, BotPool>> sources = new ArrayList<>(informers.sources());
    sources.add(news);
    return sources;
  }

  @Override
  public UpdateControl<BotPool> reconcile(BotPool pool, Context<BotPool> context) {
    PoolFacts facts = look(pool);
    UpdateControl<BotPool> rest = UpdateControl.noUpdate();
    return act(pool, facts)
        ? rest.rescheduleAfter(AFTER_WRITE)
        : rest.rescheduleAfter(NextLook.after(facts));
  }

  @Override
  public DeleteControl cleanup(BotPool pool, Context<BotPool> context) {
    PoolFacts facts = look(pool);
    DeleteControl rest = DeleteControl.noFinalizerRemoval();
    if (act(pool, facts)) {
      return rest.rescheduleAfter(AFTER_WRITE.toMillis());
    }
    if (!facts.pods().isEmpty()) {
      return rest;
    }
    if (leftovers.any(facts.namespace(), facts.name())) {
      return rest.rescheduleAfter(CACHES_LAG.toMillis());
    }
    metrics.gone(facts.namespace(), facts.name());
    return DeleteControl.defaultDelete();
  }

  @Override
  public ErrorStatusUpdateControl<BotPool> updateErrorStatus(
      BotPool pool, Context<BotPool> context, Exception cause) {
    events.record(
        pool,
        EventReason.ReconcileFailed,
        "A pass over the pool failed and is tried again: " + cause.getClass().getSimpleName());
    return ErrorStatusUpdateControl.noStatusUpdate();
  }

  private PoolFacts look(BotPool pool) {
    PoolFacts facts = observer.observe(pool, caches);
    follower.follow(facts, caches);
    metrics.seen(facts);
    return facts;
  }

  /** Acts on the facts; true when anything was written or found to be old. */
  private boolean act(BotPool pool, PoolFacts facts) {
    List<PoolAction> plan = planner.plan(facts);
    plan.forEach(action -> apply(pool, action));
    // The facts are old after a write; the pass that finds nothing to do writes the status.
    return !plan.isEmpty() || writeStatus(pool, facts);
  }

  private void apply(BotPool pool, PoolAction action) {
    if (applier.apply(pool, action) == ApplyOutcome.DONE) {
      moves.done(action);
      metrics.done(action);
      PoolNotes.of(action).forEach(note -> events.record(pool, note.reason(), note.message()));
    }
  }

  private boolean writeStatus(BotPool pool, PoolFacts facts) {
    BotPoolStatus current = pool.statusOrEmpty();
    Optional<PoolCheck> check = checker.answer(pool, facts, () -> follower.agents(facts, caches));
    BotPoolStatus next = statuses.status(facts, current, check);
    if (!StatusChange.isWorthWriting(current, next, facts.now())) {
      return false;
    }
    if (statusWriter.write(pool, next) == StatusApply.Outcome.OUTDATED) {
      return true;
    }
    check.ifPresent(metrics::checked);
    PoolNotes.between(current, next)
        .forEach(note -> events.record(pool, note.reason(), note.message()));
    return true;
  }
}
