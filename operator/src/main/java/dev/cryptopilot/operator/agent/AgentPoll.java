// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.agent;

import java.time.Clock;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.DoubleSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks one agent for ever, until its thread is interrupted. */
final class AgentPoll implements Runnable {

  /** What one question brought. */
  sealed interface News {
    /** A report with another revision than the last. */
    record Said(ReceivedReport received) implements News {}

    /** The report already known. */
    record StillSo(ReceivedReport received) implements News {}

    /** No report. */
    record Silent(AgentAnswer answer) implements News {}
  }

  private static final Logger LOG = LoggerFactory.getLogger(AgentPoll.class);

  private final AgentEndpoint agent;
  private final AgentClient client;
  private final Clock clock;
  private final WatchTiming timing;
  private final DoubleSupplier jitter;
  private final BiConsumer<AgentEndpoint, News> sink;
  private Optional<AgentCursor> seen = Optional.empty();
  private int failures;

  AgentPoll(
      AgentEndpoint agent,
      AgentClient client,
      Clock clock,
      WatchTiming timing,
      DoubleSupplier jitter,
      BiConsumer<AgentEndpoint, News> sink) {
    this.agent = agent;
    this.client = client;
    this.clock = clock;
    this.timing = timing;
    this.jitter = jitter;
    this.sink = sink;
  }

  @Override
  public void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        askOnce();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whatever goes wrong with one question: a pod that nobody asks any more would be lost. */
  private void askOnce() throws InterruptedException {
    try {
      ask();
    } catch (RuntimeException e) {
      // No message: it may quote what was sent.
      LOG.warn("Asking the agent of {} failed: {}", agent.pod(), e.getClass().getSimpleName());
      failures++;
      seen = Optional.empty();
      Thread.sleep(timing.pause(failures, jitter.getAsDouble()));
    }
  }

  private void ask() throws InterruptedException {
    AgentAnswer answer = client.status(agent, seen, timing.openFor());
    if (answer instanceof AgentAnswer.Answered(AgentReport report)) {
      failures = 0;
      AgentCursor cursor = new AgentCursor(report.agentId(), report.revision());
      boolean known = seen.equals(Optional.of(cursor));
      seen = Optional.of(cursor);
      ReceivedReport received = new ReceivedReport(agent.podUid(), report, clock.instant(), true);
      sink.accept(agent, known ? new News.StillSo(received) : new News.Said(received));
    } else {
      failures++;
      // The next answer counts as news, so that listeners hear that the agent is back.
      seen = Optional.empty();
      sink.accept(agent, new News.Silent(answer));
      Thread.sleep(timing.pause(failures, jitter.getAsDouble()));
    }
  }
}
