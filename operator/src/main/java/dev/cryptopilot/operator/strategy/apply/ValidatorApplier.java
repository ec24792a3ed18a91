// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.apply;

import dev.cryptopilot.crds.strategy.Strategy;
import dev.cryptopilot.operator.strategy.plan.StrategyAction.RecordVerdict;
import dev.cryptopilot.operator.strategy.plan.StrategyAction.RemoveValidator;
import dev.cryptopilot.operator.strategy.plan.StrategyAction.StartValidation;
import dev.cryptopilot.operator.strategy.validation.ValidationReport;
import dev.cryptopilot.operator.strategy.validation.ValidatorNetwork;
import dev.cryptopilot.operator.strategy.validation.ValidatorPod;
import dev.cryptopilot.operator.strategy.validation.ValidatorQueue;
import dev.cryptopilot.operator.strategy.validation.ValidatorReportText;
import dev.cryptopilot.operator.strategy.validation.ValidatorSettings;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts and removes the pods that look into versions, and keeps their verdicts. */
public final class ValidatorApplier {

  private static final Logger LOG = LoggerFactory.getLogger(ValidatorApplier.class);

  private final KubernetesClient client;
  private final ValidatorQueue queue;
  private final RefusedWrites refusals;
  private final ValidatorSettings settings;

  public ValidatorApplier(
      KubernetesClient client,
      ValidatorQueue queue,
      RefusedWrites refusals,
      ValidatorSettings settings) {
    this.client = Objects.requireNonNull(client);
    this.queue = Objects.requireNonNull(queue);
    this.refusals = Objects.requireNonNull(refusals);
    this.settings = Objects.requireNonNull(settings);
  }

  /**
   * Starts this attempt, unless as many as may run do so meanwhile: then it waits for its turn. A
   * pod that the API server refuses is remembered, and the pass goes on.
   */
  void start(Strategy strategy, StartValidation start) {
    String namespace = strategy.getMetadata().getNamespace();
    String name = ValidatorPod.name(start.version(), start.question(), start.attempt());
    String key = namespace + '/' + name;
    if (!queue.admits(key, start.running())) {
      return;
    }
    boolean created = false;
    try {
      client
          .resource(ValidatorNetwork.none(namespace))
          .fieldManager(StrategyApplier.FIELD_MANAGER)
          .forceConflicts()
          .serverSideApply();
      client
          .resource(
              ValidatorPod.of(
                  start.version(), start.question(), strategy, start.attempt(), settings))
          .create();
      created = true;
      refusals.overcome(strategy, name);
    } catch (KubernetesClientException e) {
      // The name holds digest and attempt: another pass was quicker.
      if (!RefusedWrites.isThere(e)) {
        refusals.happened(strategy, name, e);
      }
    } finally {
      if (!created) {
        queue.leaves(key);
      }
    }
  }

  /** Writes the report, with everything that the validator printed if that can be read. */
  void record(Strategy strategy, RecordVerdict verdict) {
    String namespace = strategy.getMetadata().getNamespace();
    String pod = verdict.run().pod();
    queue.leaves(namespace + '/' + pod);
    try {
      client
          .resource(
              ValidationReport.configMap(
                  strategy,
                  verdict.version(),
                  verdict.run().question(),
                  verdict.run().validator(),
                  verdict.summary(),
                  document(namespace, verdict)))
          .fieldManager(StrategyApplier.FIELD_MANAGER)
          .forceConflicts()
          .serverSideApply();
      refusals.overcome(strategy, pod);
    } catch (KubernetesClientException e) {
      refusals.happened(strategy, pod, e);
    }
  }

  /** Removes exactly that pod. */
  void remove(Strategy strategy, RemoveValidator remove) {
    String namespace = strategy.getMetadata().getNamespace();
    queue.leaves(namespace + '/' + remove.pod());
    Pod pod = client.pods().inNamespace(namespace).withName(remove.pod()).get();
    if (pod != null && remove.uid().equals(pod.getMetadata().getUid())) {
      client.resource(pod).delete();
    }
  }

  /** The verdict stands without it. */
  private Optional<String> document(String namespace, RecordVerdict verdict) {
    try {
      String log =
          client
              .pods()
              .inNamespace(namespace)
              .withName(verdict.run().pod())
              .limitBytes(ValidatorReportText.LONGEST_LOG)
              .getLog();
      return ValidatorReportText.inLog(log, verdict.summary());
    } catch (KubernetesClientException e) {
      LOG.warn("The log of validator {} cannot be read: {}", verdict.run().pod(), e.toString());
      return Optional.empty();
    }
  }
}
