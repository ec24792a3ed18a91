// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.pools;

import dev.cryptopilot.api.bots.Conditions;
import dev.cryptopilot.api.bots.ContainerStatus;
import dev.cryptopilot.api.bots.InstanceIds;
import dev.cryptopilot.crds.Health;
import dev.cryptopilot.crds.bot.Bot;
import dev.cryptopilot.crds.bot.BotState;
import dev.cryptopilot.crds.pool.PodStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A check of pods and bots as the operator judges them this moment: it watches all the time, and
 * repairs by itself. Pure.
 */
record PoolHealth(
    List<Map<String, Object>> pools,
    List<Map<String, Object>> bots,
    List<Map<String, Object>> issues,
    List<Map<String, Object>> repairs) {

  static PoolHealth of(List<PodFacts> pods, Instant now) {
    PoolHealth health =
        new PoolHealth(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (PodFacts facts : pods) {
      health.add(facts, now);
      facts.bots().forEach(bot -> health.add(bot, facts, now));
    }
    return health;
  }

  private void add(PodFacts facts, Instant now) {
    PodStatus pod = facts.pod();
    String status = pod.health() == Health.Healthy ? "healthy" : PoolView.status(pod);
    String message = pod.message() == null ? "" : pod.message();
    Map<String, Object> view = checked(facts.id(), status, message, now);
    view.put("containerName", pod.name());
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("containerStatus", String.valueOf(pod.phase()));
    details.put("supervisor", pod.health() == Health.Healthy ? "running" : "unknown");
    Map<String, Object> metrics = new LinkedHashMap<>();
    metrics.put("memory", pod.memoryMb() == null ? 0 : pod.memoryMb());
    details.put("metrics", metrics);
    view.put("details", details);
    pools.add(view);
    if (!status.equals("healthy")) {
      issues.add(issue("pool", facts.id(), status, message));
      repairs.add(repair("pool", facts.id(), "watch", "the operator brings the pod back"));
    }
  }

  private void add(Bot bot, PodFacts facts, Instant now) {
    String id = InstanceIds.of(bot);
    String status = status(bot);
    String message = Conditions.holds(bot, "Ready") ? "" : Conditions.whyNotReady(bot);
    Map<String, Object> view = checked(id, status, message, now);
    view.put("poolId", facts.id());
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("port", dev.cryptopilot.api.bots.BotView.AGENT_PORT);
    details.put("slotStatus", "assigned");
    details.put("processStatus", ContainerStatus.of(bot).text());
    view.put("details", details);
    bots.add(view);
    if (!status.equals("healthy") && !status.equals("stopped")) {
      Map<String, Object> issue = issue("bot", id, status, message);
      issue.put("poolId", facts.id());
      issues.add(issue);
      repairs.add(repair("bot", id, "restart", "its pod's agent starts it again by itself"));
    }
  }

  private static String status(Bot bot) {
    if (bot.getSpec().state() == BotState.Stopped) {
      return "stopped";
    }
    Health health = bot.statusOrEmpty().health();
    return switch (health == null ? Health.Unknown : health) {
      case Healthy -> "healthy";
      case Degraded, Unknown -> "degraded";
      case Unhealthy -> "unhealthy";
      case Failed -> "failed";
    };
  }

  private static Map<String, Object> checked(
      String id, String status, String message, Instant now) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("id", id);
    view.put("status", status);
    view.put("message", message.isEmpty() ? status : message);
    view.put("checkedAt", now);
    view.put("recoverable", !status.equals("failed"));
    return view;
  }

  private static Map<String, Object> issue(String type, String id, String status, String message) {
    Map<String, Object> issue = new LinkedHashMap<>();
    issue.put("type", type);
    issue.put("id", id);
    issue.put("status", status);
    issue.put("message", message.isEmpty() ? status : message);
    return issue;
  }

  private static Map<String, Object> repair(String type, String id, String action, String reason) {
    Map<String, Object> repair = new LinkedHashMap<>();
    repair.put("type", type);
    repair.put("id", id);
    repair.put("action", action);
    repair.put("reason", reason);
    return repair;
  }

  /** The answer of a check. */
  Map<String, Object> body(Instant began, long millis) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("success", true);
    body.put("timestamp", began);
    body.put("pools", pools);
    body.put("bots", bots);
    body.put("issues", issues);
    body.put("recoveryActions", repairs);
    body.put("durationMs", millis);
    return body;
  }

  /** How many pods and bots are in which state. */
  Map<String, Object> summary(Instant now) {
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("status", issues.isEmpty() ? "healthy" : "degraded");
    summary.put("pools", counts(pools));
    summary.put("bots", counts(bots));
    summary.put("lastCheck", now);
    return summary;
  }

  private static Map<String, Object> counts(List<Map<String, Object>> checked) {
    Map<String, Object> counts = new LinkedHashMap<>();
    counts.put("total", checked.size());
    for (String status : List.of("healthy", "degraded", "unhealthy", "failed", "stopped")) {
      counts.put(status, checked.stream().filter(one -> status.equals(one.get("status"))).count());
    }
    return counts;
  }
}
