// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.portfolio.observe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cryptopilot.api.agent.AgentClient;
import dev.cryptopilot.api.agent.PodAddress;
import dev.cryptopilot.api.agent.ReportSeen;
import dev.cryptopilot.api.pace.Pause;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one long poll of one pod; keeps the agent's last report. */
final class PodFeed implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(PodFeed.class);
  private static final Duration WAIT = Duration.ofSeconds(20);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final AgentClient agents;
  private final PodAddress pod;
  private final Consumer<Set<String>> changes;
  private final Pause pause;
  private volatile PodReport last = PodReport.none();
  private volatile boolean connected;
  private volatile boolean closed;

  /**
   * A feed that is not running yet.
   *
   * @param changes told of ids of bots whose state or trades changed
   * @param pause after a question that was not answered
   */
  PodFeed(AgentClient agents, PodAddress pod, Consumer<Set<String>> changes, Pause pause) {
    this.agents = agents;
    this.pod = pod;
    this.changes = changes;
    this.pause = pause;
  }

  PodReport last() {
    return last;
  }

  /** Whether the last question was answered. */
  boolean connected() {
    return connected;
  }

  /** Ends with the answer that is awaited; nothing is told any more. */
  void close() {
    closed = true;
  }

  @Override
  public void run() {
    ReportSeen seen = ReportSeen.none();
    while (!closed && !Pause.interrupted()) {
      Optional<JsonNode> report = agents.report(pod, seen, WAIT);
      connected = report.isPresent();
      seen = report.map(ReportSeen::of).orElse(ReportSeen.none());
      report.ifPresent(this::take);
      if (report.isEmpty()) {
        pause.sleep(PAUSE);
      }
    }
  }

  private void take(JsonNode report) {
    try {
      PodReport next = PodReport.of(report);
      Set<String> changed = next.changedSince(last);
      last = next;
      if (!closed && !changed.isEmpty()) {
        changes.accept(changed);
      }
    } catch (RuntimeException e) {
      LOG.warn("the report of pod {} cannot be read", pod.pod(), e);
    }
  }
}
