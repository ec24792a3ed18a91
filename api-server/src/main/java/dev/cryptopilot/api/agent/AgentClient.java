// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.agent;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cryptopilot.api.http.Json;
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
import java.time.Clock;
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

  private final HttpClient http;
  private final AgentTokens tokens;
  private final Clock clock;
  private final Map<String, Circuit> circuits = new ConcurrentHashMap<>();

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
    Circuit circuit = circuits.computeIfAbsent(bot.host(), host -> new Circuit(clock));
    if (!circuit.lets()) {
      return new AgentReply.Offline("Its pod does not answer.");
    }
    AgentReply reply = once(bot, call, circuit);
    if (reply instanceof AgentReply.Declined refused && refused.status() == UNAUTHORIZED) {
      // The pool has another token by now.
      tokens.forget(bot.pool());
      reply = once(bot, call, circuit);
    }
    return reply instanceof AgentReply.Declined refused && refused.status() == UNAUTHORIZED
        ? new AgentReply.Offline("Its pod does not let the server in.")
        : reply;
  }

  /** Asks a bot for a small JSON document; empty when it does not answer with one. */
  public Optional<JsonNode> json(BotAddress bot, String path) {
    if (!(call(bot, AgentCall.get(path)) instanceof AgentReply.Answered answered)) {
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

  private AgentReply once(BotAddress bot, AgentCall call, Circuit circuit) {
    Optional<AgentToken> token = tokens.of(bot.pool());
    if (token.isEmpty()) {
      return new AgentReply.Offline("Its pool is not ready yet.");
    }
    try {
      AgentReply reply =
          send(bot, call, token.get())
              .toCompletionStage()
              .toCompletableFuture()
              .get(ANSWER_SECONDS, TimeUnit.SECONDS);
      circuit.succeeded();
      return reply;
    } catch (ExecutionException e) {
      circuit.failed();
      return new AgentReply.Offline("Its pod does not answer.");
    } catch (TimeoutException e) {
      return new AgentReply.TooLate();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new AgentReply.TooLate();
    }
  }

  private Future<AgentReply> send(BotAddress bot, AgentCall call, AgentToken token) {
    RequestOptions options =
        new RequestOptions()
            .setMethod(HttpMethod.valueOf(call.method()))
            .setHost(bot.host())
            .setPort(bot.port())
            .setURI(call.uri(bot.slot()))
            .setConnectTimeout(CONNECT_MILLIS)
            .setIdleTimeout(TimeUnit.SECONDS.toMillis(ANSWER_SECONDS))
            .putHeader("Authorization", "Bearer " + token.value())
            .putHeader("Accept", "application/json");
    if (call.body().length() > 0) {
      options.putHeader("Content-Type", "application/json");
    }
    // Nested: joined to the answer on its event loop, before the first byte of the body can come.
    return http.request(options).compose(request -> request.send(call.body()).compose(this::read));
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
