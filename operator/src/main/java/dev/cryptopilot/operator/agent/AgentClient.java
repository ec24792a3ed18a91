// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.agent;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;

/** Asks one agent. Calls block; made for virtual threads. */
public final class AgentClient {

  /** The longest wait that an agent accepts. */
  public static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

  /** How long an agent waits for its bots during a check, and some more. */
  private static final Duration CHECK_TAKES = Duration.ofSeconds(7);

  private static final int OK = 200;
  private static final int UNAUTHORIZED = 401;

  private final HttpClient http;
  private final Duration answerTimeout;

  /**
   * A client over one shared HTTP client.
   *
   * @param answerTimeout how long an answer may take beyond the asked wait
   */
  public AgentClient(HttpClient http, Duration answerTimeout) {
    this.http = http;
    this.answerTimeout = answerTimeout;
  }

  /**
   * The agent's report.
   *
   * @param seen the last report the caller has; the agent then answers when it has a newer one or
   *     after {@code wait}. Without it, or after a restart of the agent, it answers at once
   * @param wait at most {@link #LONGEST_WAIT}
   * @throws InterruptedException when the calling thread is interrupted
   */
  public AgentAnswer status(AgentEndpoint agent, Optional<AgentCursor> seen, Duration wait)
      throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(statusUri(agent.base(), seen, wait))
            .header("Authorization", "Bearer " + agent.token().value())
            .header("Accept", "application/json")
            .timeout(wait.plus(answerTimeout))
            .GET()
            .build();
    try {
      return answer(http.send(request, BodyHandlers.ofString()));
    } catch (HttpTimeoutException e) {
      return new AgentAnswer.Unreachable("no answer in time");
    } catch (IOException e) {
      return new AgentAnswer.Unreachable("no connection (" + e.getClass().getSimpleName() + ")");
    }
  }

  /**
   * Has the agent look at everything now; empty when it does not answer in time.
   *
   * @throws InterruptedException when the calling thread is interrupted
   */
  public Optional<AgentCheck> check(AgentEndpoint agent) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(agent.base().resolve("/v1/check"))
            .header("Authorization", "Bearer " + agent.token().value())
            .timeout(CHECK_TAKES.plus(answerTimeout))
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    try {
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      return response.statusCode() == OK
          ? AgentReportJson.check(response.body())
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static AgentAnswer answer(HttpResponse<String> response) {
    return switch (response.statusCode()) {
      case OK -> AgentReportJson.read(response.body());
      case UNAUTHORIZED -> new AgentAnswer.Unauthorized();
      default -> new AgentAnswer.Malformed("HTTP status " + response.statusCode());
    };
  }

  private static URI statusUri(URI base, Optional<AgentCursor> seen, Duration wait) {
    String query =
        seen.map(
                cursor ->
                    "?since=%d&wait=%d&agent=%s"
                        .formatted(cursor.revision(), wait.toSeconds(), cursor.agentId()))
            .orElse("");
    return base.resolve("/v1/status" + query);
  }
}
