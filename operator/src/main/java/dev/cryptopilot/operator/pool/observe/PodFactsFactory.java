// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.observe;

import dev.cryptopilot.operator.agent.AgentReports;
import dev.cryptopilot.operator.agent.PodKey;
import dev.cryptopilot.operator.pool.blueprint.PodBlueprint;
import dev.cryptopilot.operator.slots.DecodedSlots;
import dev.cryptopilot.operator.slots.PodNames;
import dev.cryptopilot.operator.slots.PoolLabels;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads the objects of a pod into facts. */
final class PodFactsFactory {

  private final SlotsView slots;
  private final AgentReports reports;

  PodFactsFactory(SlotsView slots, AgentReports reports) {
    this.slots = slots;
    this.reports = reports;
  }

  PodFacts of(
      String namespace,
      PodNames names,
      Optional<Secret> secret,
      Optional<StatefulSet> set,
      Optional<Pod> pod) {
    return new PodFacts(
        names,
        secret.map(this::slots).orElseGet(SlotsFacts.Missing::new),
        set.map(this::statefulSet),
        pod.map(PodFactsFactory::object),
        reports.ofPod(new PodKey(namespace, names.pod())));
  }

  private SlotsFacts slots(Secret secret) {
    return switch (slots.decode(secret)) {
      case DecodedSlots.Unreadable unreadable -> new SlotsFacts.Unreadable(unreadable.reason());
      case DecodedSlots.Decoded decoded ->
          new SlotsFacts.Present(
              decoded.pod(), secret.getMetadata().getResourceVersion(), marks(secret));
    };
  }

  private static PodMarks marks(Secret secret) {
    return PodMarkAnnotations.read(
        Optional.ofNullable(secret.getMetadata().getAnnotations()).orElse(Map.of()));
  }

  private StatefulSetFacts statefulSet(StatefulSet set) {
    return new StatefulSetFacts(
        set.getMetadata().getUid(),
        annotation(set, PodBlueprint.APPLIED_HASH).orElse(""),
        templateHash(set),
        Optional.ofNullable(set.getSpec().getReplicas()).orElse(1),
        isDeleting(set) || slots.isDeletedSet(set.getMetadata().getUid()));
  }

  private static PodObjectFacts object(Pod pod) {
    return new PodObjectFacts(
        pod.getMetadata().getUid(),
        Optional.ofNullable(pod.getStatus().getPhase()).orElse("Pending"),
        Optional.ofNullable(pod.getStatus().getPodIP()).filter(ip -> !ip.isBlank()),
        isReady(pod),
        isDeleting(pod),
        revision(pod),
        annotation(pod, PoolLabels.TEMPLATE_HASH).orElse(""),
        memoryLimit(pod),
        CpuBounds.of(pod),
        PodSignsFactory.of(pod));
  }

  private static String templateHash(StatefulSet set) {
    return Optional.ofNullable(set.getSpec().getTemplate().getMetadata())
        .map(ObjectMeta::getAnnotations)
        .map(all -> all.get(PoolLabels.TEMPLATE_HASH))
        .orElse("");
  }

  private static OptionalLong memoryLimit(Pod pod) {
    return pod.getSpec().getContainers().stream()
        .flatMap(container -> Optional.ofNullable(container.getResources()).stream())
        .flatMap(resources -> Optional.ofNullable(resources.getLimits()).stream())
        .flatMap(limits -> Optional.ofNullable(limits.get("memory")).stream())
        .mapToLong(limit -> limit.getNumericalAmount().longValue())
        .reduce(Long::sum);
  }

  private static boolean isReady(Pod pod) {
    return pod.getStatus().getConditions().stream()
        .anyMatch(c -> "Ready".equals(c.getType()) && "True".equals(c.getStatus()));
  }

  private static OptionalLong revision(Pod pod) {
    try {
      return annotation(pod, PoolLabels.SLOTS_REVISION)
          .map(text -> OptionalLong.of(Long.parseLong(text)))
          .orElse(OptionalLong.empty());
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  private static boolean isDeleting(HasMetadata object) {
    return object.getMetadata().getDeletionTimestamp() != null;
  }

  private static Optional<String> annotation(HasMetadata object, String key) {
    return Optional.ofNullable(object.getMetadata().getAnnotations()).map(all -> all.get(key));
  }

  /** Ordinal of an object of a pool, by its label. */
  static OptionalLong ordinal(HasMetadata object) {
    Map<String, String> labels = object.getMetadata().getLabels();
    String text = labels == null ? "" : labels.getOrDefault(PoolLabels.ORDINAL, "");
    return text.matches("[0-9]{1,4}")
        ? OptionalLong.of(Long.parseLong(text))
        : OptionalLong.empty();
  }
}
