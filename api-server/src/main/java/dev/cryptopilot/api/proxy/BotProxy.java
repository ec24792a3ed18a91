// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.proxy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cryptopilot.api.agent.AgentCall;
import dev.cryptopilot.api.agent.AgentClient;
import dev.cryptopilot.api.agent.AgentReply;
import dev.cryptopilot.api.agent.BotAddress;
import dev.cryptopilot.api.http.Answer;
import dev.cryptopilot.api.http.ApiError;
import dev.cryptopilot.api.http.Json;
import dev.cryptopilot.api.http.OwnedBot;
import dev.cryptopilot.api.http.Refused;
import dev.cryptopilot.api.kube.ClusterCache;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.Optional;

/**
 * Asks a bot for a caller. Answers of 2xx and 3xx are the bot's own; what goes wrong has the one
 * error shape, and is never a 401: the caller's token is fine when a call comes here.
 */
public final class BotProxy {

  private static final int UNAUTHORIZED = 401;
  private static final int SERVER_SIDE = 500;

  private final ClusterCache cache;
  private final AgentClient agents;

  public BotProxy(ClusterCache cache, AgentClient agents) {
    this.cache = cache;
    this.agents = agents;
  }

  /**
   * The bot's answer, streamed.
   *
   * @throws Refused when there is none
   */
  public Answer pass(OwnedBot bot, AgentCall call) {
    Optional<BotAddress> address = cache.bot(bot.name()).flatMap(BotAddress::of);
    if (address.isEmpty()) {
      throw offline("It has no place in a pod yet.");
    }
    return switch (agents.call(address.get(), call)) {
      case AgentReply.Answered answered ->
          Answer.stream(
              answered.status(), answered.contentType(), answered.length(), answered.body());
      case AgentReply.Declined declined -> throw new Refused(refusal(declined));
      case AgentReply.NotAllowed(String message) ->
          throw new Refused(ApiError.forbidden("This call is not passed on: " + message));
      case AgentReply.Offline(String message) -> throw offline(message);
      case AgentReply.TooLate() ->
          throw new Refused(
              ApiError.of(ApiError.Kind.TIMEOUT, "The bot did not answer in time. Try again."));
    };
  }

  private static Refused offline(String reason) {
    return new Refused(
        ApiError.of(ApiError.Kind.BOT_OFFLINE, "Bot is offline. " + reason)
            .with("error", "Bot is offline")
            .with("code", ApiError.Kind.BOT_OFFLINE.name()));
  }

  private static ApiError refusal(AgentReply.Declined declined) {
    String said = words(declined.body());
    if (declined.status() == 404) {
      return ApiError.notFound("The bot says: " + said);
    }
    return declined.status() >= SERVER_SIDE || declined.status() == UNAUTHORIZED
        ? ApiError.of(ApiError.Kind.BOT_UNREADABLE, "The bot could not answer: " + said)
        : ApiError.invalid("The bot says: " + said);
  }

  /** What freqtrade says: {@code error}, or {@code detail} as text or list. */
  private static String words(Buffer body) {
    try {
      JsonNode tree = Json.parse(body.getBytes());
      JsonNode said = tree.has("error") ? tree.path("error") : tree.path("detail");
      String text = said.isTextual() ? said.textValue() : said.findPath("msg").asText("");
      return text.isBlank() ? "no reason is given" : text;
    } catch (IOException e) {
      return "no reason is given";
    }
  }
}
