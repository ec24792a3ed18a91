// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.pools;

import dev.cryptopilot.api.bots.BotView;
import dev.cryptopilot.api.bots.ContainerStatus;
import dev.cryptopilot.api.bots.InstanceIds;
import dev.cryptopilot.api.bots.Place;
import dev.cryptopilot.crds.Health;
import dev.cryptopilot.crds.bot.Bot;
import dev.cryptopilot.crds.pool.PodStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Pods and their bots, member for member as the web client reads them. Pure. */
final class PoolView {

  private static final int WHOLE = 100;

  private PoolView() {}

  static Map<String, Object> pod(PodFacts facts) {
    PodStatus pod = facts.pod();
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("id", facts.id());
    view.put("containerName", pod.name());
    view.put("status", status(pod));
    view.put("botsCount", facts.bots().size());
    view.put("capacity", pod.capacity());
    view.put("utilizationPercent", pod.capacity() == 0 ? 0 : WHOLE * pod.used() / pod.capacity());
    view.put("bots", facts.bots().stream().map(InstanceIds::of).toList());
    view.put("metrics", metrics(pod));
    return view;
  }

  /** With the owner, for administrators. */
  static Map<String, Object> podWithOwner(PodFacts facts) {
    Map<String, Object> view = pod(facts);
    view.put("userId", facts.pool().getSpec().tenancy().soleOwner().orElse(""));
    view.put("pool", facts.pool().getMetadata().getName());
    return view;
  }

  /** Nobody measures the processor yet: without {@code lastUpdated} the client shows no figures. */
  private static Map<String, Object> metrics(PodStatus pod) {
    Map<String, Object> metrics = new LinkedHashMap<>();
    metrics.put("memoryUsageMB", pod.memoryMb() == null ? 0 : pod.memoryMb());
    metrics.put("cpuPercent", 0);
    metrics.put("lastUpdated", null);
    return metrics;
  }

  /** Bots of one pod in the order of their slots as the client counts them. */
  static List<Map<String, Object>> bots(PodFacts facts) {
    List<Map<String, Object>> views = new java.util.ArrayList<>();
    for (Bot bot : facts.bots()) {
      Map<String, Object> view = new LinkedHashMap<>();
      view.put("instanceId", InstanceIds.of(bot));
      view.put("poolId", facts.id());
      view.put("slotIndex", views.size());
      view.put("port", BotView.AGENT_PORT);
      view.put("status", ContainerStatus.of(bot).text());
      views.add(view);
    }
    return views;
  }

  /** Where one bot is reached; credentials stay in its pod. */
  static Map<String, Object> connection(Bot bot) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("host", Place.of(bot).map(Place::pod).orElse(""));
    view.put("port", BotView.AGENT_PORT);
    view.put("url", "/api/freqtrade/proxy/" + InstanceIds.of(bot));
    return view;
  }

  /** One of the words that the client has colours for. */
  static String status(PodStatus pod) {
    if (pod.health() == Health.Healthy) {
      return "running";
    }
    return pod.health() == null || pod.health() == Health.Unknown
        ? "degraded"
        : pod.health().name().toLowerCase(Locale.ROOT);
  }
}
