// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.apply;

import dev.cryptopilot.crds.strategy.Strategy;
import dev.cryptopilot.crds.strategy.StrategyStatus;
import dev.cryptopilot.operator.apply.StatusApply;
import dev.cryptopilot.operator.event.EventReason;
import dev.cryptopilot.operator.event.EventRecorder;
import dev.cryptopilot.operator.strategy.StrategyConfigMap;
import dev.cryptopilot.operator.strategy.plan.StrategyAction;
import dev.cryptopilot.operator.strategy.plan.StrategyAction.PruneVersion;
import dev.cryptopilot.operator.strategy.plan.StrategyAction.PublishVersion;
import dev.cryptopilot.operator.strategy.plan.StrategyAction.RecordVerdict;
import dev.cryptopilot.operator.strategy.plan.StrategyAction.RemoveValidator;
import dev.cryptopilot.operator.strategy.plan.StrategyAction.StartValidation;
import dev.cryptopilot.operator.strategy.status.StrategyNews;
import dev.cryptopilot.operator.strategy.validation.ValidationReport;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import java.util.Objects;

/** Does what was planned about a strategy. */
public final class StrategyApplier {

  static final String FIELD_MANAGER = "crypto-pilot-strategy";

  private final KubernetesClient client;
  private final StatusApply statuses;
  private final ValidatorApplier validators;
  private final RefusedWrites refusals;
  private final EventRecorder events;

  public StrategyApplier(
      KubernetesClient client,
      ValidatorApplier validators,
      RefusedWrites refusals,
      EventRecorder events) {
    this.client = Objects.requireNonNull(client);
    this.statuses = new StatusApply(client, FIELD_MANAGER);
    this.validators = Objects.requireNonNull(validators);
    this.refusals = Objects.requireNonNull(refusals);
    this.events = Objects.requireNonNull(events);
  }

  /** Does these actions in order. */
  public void apply(Strategy strategy, List<StrategyAction> actions) {
    for (StrategyAction action : actions) {
      switch (action) {
        case PublishVersion publish -> publish(strategy, publish);
        case PruneVersion prune -> prune(strategy, prune);
        case StartValidation start -> validators.start(strategy, start);
        case RecordVerdict verdict -> validators.record(strategy, verdict);
        case RemoveValidator remove -> validators.remove(strategy, remove);
      }
    }
  }

  /**
   * Writes the status, if it is another one, and tells what is new.
   *
   * @return whether somebody wrote it, so that it has to be looked at again
   */
  public boolean writeStatus(Strategy strategy, StrategyStatus status) {
    StrategyStatus previous = strategy.statusOrEmpty();
    if (status.equals(previous)) {
      return false;
    }
    Strategy intent = new Strategy();
    intent.getMetadata().setName(strategy.getMetadata().getName());
    intent.getMetadata().setNamespace(strategy.getMetadata().getNamespace());
    // A roll-out counts from what the status says: what was decided on an old copy must not win.
    intent.getMetadata().setResourceVersion(strategy.getMetadata().getResourceVersion());
    intent.setStatus(status);
    if (statuses.write(intent) == StatusApply.Outcome.WRITTEN) {
      StrategyNews.between(strategy, previous, status).forEach(events::record);
    }
    return true;
  }

  /** What the API server refuses is remembered, and the pass goes on. */
  private void publish(Strategy strategy, PublishVersion publish) {
    String name = publish.version().configMapName();
    try {
      client.resource(StrategyConfigMap.of(publish.version(), strategy)).create();
    } catch (KubernetesClientException e) {
      // The name holds the digest: what is there is what we wanted to write.
      if (!RefusedWrites.isThere(e)) {
        refusals.happened(strategy, name, e);
        return;
      }
    }
    refusals.overcome(strategy, name);
    events.record(
        strategy,
        EventReason.VersionPublished,
        "version " + publish.version().version() + " is published");
  }

  private void prune(Strategy strategy, PruneVersion prune) {
    for (String name : List.of(prune.configMap(), ValidationReport.nameFor(prune.configMap()))) {
      client
          .configMaps()
          .inNamespace(strategy.getMetadata().getNamespace())
          .withName(name)
          .delete();
    }
    events.record(
        strategy,
        EventReason.VersionPruned,
        "version " + prune.version() + " is removed: beyond spec.historyLimit and unused");
  }
}
