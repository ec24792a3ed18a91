// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.app;

import dev.cryptopilot.operator.agent.AgentClient;
import dev.cryptopilot.operator.agent.AgentReports;
import dev.cryptopilot.operator.agent.AgentWatch;
import dev.cryptopilot.operator.agent.FirstWords;
import dev.cryptopilot.operator.agent.WatchTiming;
import dev.cryptopilot.operator.render.BotRenderer;
import dev.cryptopilot.operator.render.RenderSettings;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;

/** The watch of the agents, and what every bot's configuration gets from the operator. */
@Singleton
public class Agents {

  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration ANSWER = Duration.ofSeconds(5);

  @Produces
  @Singleton
  AgentClient client() {
    HttpClient http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();
    return new AgentClient(http, ANSWER);
  }

  @Produces
  @Singleton
  AgentWatch watch(AgentClient client, Clock clock, SecureRandom random) {
    return new AgentWatch(client, clock, WatchTiming.DEFAULT, random::nextDouble);
  }

  void close(@Disposes AgentWatch watch) {
    watch.close();
  }

  @Produces
  @Singleton
  AgentReports reports(AgentWatch watch) {
    return watch.reports();
  }

  @Produces
  @Singleton
  FirstWords firstWords(AgentReports reports, Leadership leadership, Clock clock) {
    return new FirstWords(reports, leadership::leadingSince, clock);
  }

  @Produces
  @Singleton
  BotRenderer renderer(PilotConfig config) {
    return new BotRenderer(
        new RenderSettings(JsonObjects.object("PILOT_PAPER_EXCHANGE", config.paperExchange())));
  }
}
