// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.agent;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cryptopilot.api.http.Json;
import io.netty.channel.ConnectTimeoutException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks bots through the agents of their pods, over connections that stay open. */
public final class AgentClient implements AutoCloseable {

  private static final int CONNECT_MILLIS = 2_000;
  private static final int ANSWER_SECONDS = 35;
  private static final int CONNECTIONS = 32;
  private static final int UNAUTHORIZED = 401;
  private static final int DECLINED = 400;
  private static final int SERVER_SIDE = 500;

  private record Question(String method, String uri, Buffer body) {}

  /** Where an agent listens, whichever pool it is of. */
  private record Endpoint(String host, int port) {
    static Endpoint of(PodAddress pod) {
      return new Endpoint(pod.host(), pod.port());
    }
  }

  private final HttpClient http;
  private final AgentTokens tokens;
  private final Clock clock;
  private final Map<Endpoint, Circuit> circuits = new ConcurrentHashMap<>();

  public AgentClient(Vertx vertx, AgentTokens tokens, Clock clock) {
    this.http =
        vertx.createHttpClient(
            new HttpClientOptions().setKeepAlive(true).setTcpNoDelay(true),
            new PoolOptions().setHttp1MaxSize(CONNECTIONS));
    this.tokens = tokens;
    this.clock = clock;
  }

  /** Asks a bot; the body of its answer is not read yet. Never throws for what a pod does. */
  public AgentReply call(BotAddress bot, AgentCall call) {
    return ask(bot.podAddress(), new Question(call.method(), call.uri(bot.slot()), call.body()));
  }

  private AgentReply ask(PodAddress pod, Question question) {
    Circuit circuit = circuits.computeIfAbsent(Endpoint.of(pod), endpoint -> new Circuit(clock));
    if (!circuit.lets()) {
      return new AgentReply.Offline("Its pod does not answer.");
    }
    AgentReply reply = once(pod, question, circuit);
    if (reply instanceof AgentReply.Declined refused && refused.status() == UNAUTHORIZED) {
      // The pool has another token by now.
      tokens.forget(pod.pool());
      reply = once(pod, question, circuit);
    }
    return reply instanceof AgentReply.Declined refused && refused.status() == UNAUTHORIZED
        ? new AgentReply.Offline("Its pod does not let the server in.")
        : reply;
  }

  /** Asks a bot for a small JSON document; empty when it does not answer with one. */
  public Optional<JsonNode> json(BotAddress bot, String path) {
    return document(call(bot, AgentCall.get(path)));
  }

  /** As {@link #json(BotAddress, String)}, with a query. */
  public Optional<JsonNode> json(BotAddress bot, String path, String query) {
    return document(call(bot, new AgentCall("GET", path, query, Buffer.buffer())));
  }

  /**
   * The report of a pod's agent; empty when it does not answer.
   *
   * @param since answered as soon as there is a newer one than this, or after {@code wait}
   */
  public Optional<JsonNode> report(PodAddress pod, ReportSeen since, Duration wait) {
    return document(ask(pod, new Question("GET", since.uri(wait), Buffer.buffer())));
  }

  /** What a bot owns now, as the pod protocol says it; empty when nobody can tell. */
  public Optional<JsonNode> worth(BotAddress bot) {
    return document(call(bot, AgentCall.worth()));
  }

  private static Optional<JsonNode> document(AgentReply reply) {
    if (!(reply instanceof AgentReply.Answered answered)) {
      return Optional.empty();
    }
    try {
      Buffer body =
          Bodies.whole(answered.body())
              .toCompletionStage()
              .toCompletableFuture()
              .get(ANSWER_SECONDS, TimeUnit.SECONDS);
      return Optional.of(Json.parse(body.getBytes()));
    } catch (IOException | ExecutionException | TimeoutException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private AgentReply once(PodAddress pod, Question question, Circuit circuit) {
    Optional<AgentToken> token = tokens.of(pod.pool());
    if (token.isEmpty()) {
      return new AgentReply.Offline("Its pool is not ready yet.");
    }
    try {
      AgentReply reply =
          send(pod, question, token.get())
              .toCompletionStage()
              .toCompletableFuture()
              .get(ANSWER_SECONDS, TimeUnit.SECONDS);
      circuit.succeeded();
      return reply;
    } catch (ExecutionException e) {
      if (!refused(e.getCause())) {
        circuit.failed();
      }
      return new AgentReply.Offline("Its pod does not answer.");
    } catch (TimeoutException e) {
      return new AgentReply.TooLate();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new AgentReply.TooLate();
    }
  }

  /** Told at once, as by a pod that has just started: nobody waits, so the next call may try. */
  private static boolean refused(Throwable cause) {
    return cause instanceof ConnectException && !(cause instanceof ConnectTimeoutException);
  }

  private Future<AgentReply> send(PodAddress pod, Question question, AgentToken token) {
    RequestOptions options =
        new RequestOptions()
            .setMethod(HttpMethod.valueOf(question.method()))
            .setHost(pod.host())
            .setPort(pod.port())
            .setURI(question.uri())
            .setConnectTimeout(CONNECT_MILLIS)
            .setIdleTimeout(TimeUnit.SECONDS.toMillis(ANSWER_SECONDS))
            .putHeader("Authorization", "Bearer " + token.value())
            .putHeader("Accept", "application/json");
    if (question.body().length() > 0) {
      options.putHeader("Content-Type", "application/json");
    }
    // Nested: joined to the answer on its event loop, before the first byte of the body can come.
    return http.request(options)
        .compose(request -> request.send(question.body()).compose(this::read));
  }

  /** Runs on the connection's event loop, before the first byte of the body. */
  private Future<AgentReply> read(HttpClientResponse response) {
    if (response.statusCode() < DECLINED) {
      response.pause();
      return Future.succeededFuture(
          new AgentReply.Answered(
              response.statusCode(),
              Optional.ofNullable(response.getHeader("Content-Type")).orElse("application/json"),
              length(response),
              response));
    }
    return response.body().map(body -> refusal(response.statusCode(), body));
  }

  private static long length(HttpClientResponse response) {
    String length = response.getHeader("Content-Length");
    return length == null ? -1 : Long.parseLong(length);
  }

  /** The agent's own refusals have a code; all others are the bot's. */
  private static AgentReply refusal(int status, Buffer body) {
    JsonNode error = parsed(body).path("error");
    String message = error.path("message").asText();
    return switch (error.path("code").asText()) {
      case "NotAllowed" -> new AgentReply.NotAllowed(message);
      case "BotTimeout" -> new AgentReply.TooLate();
      case "NotRunning", "BotUnreachable", "NotFound", "UnknownBot" ->
          new AgentReply.Offline(message);
      default ->
          error.has("code") && status >= SERVER_SIDE
              ? new AgentReply.Offline(message)
              : new AgentReply.Declined(status, body);
    };
  }

  private static JsonNode parsed(Buffer body) {
    try {
      return Json.parse(body.getBytes());
    } catch (IOException e) {
      return Json.mapper().createObjectNode();
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
