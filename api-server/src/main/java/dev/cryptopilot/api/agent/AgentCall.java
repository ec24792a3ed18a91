// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.agent;

import io.vertx.core.buffer.Buffer;

/**
 * One call about a bot.
 *
 * @param answers who answers it
 * @param method GET, POST or DELETE
 * @param path of the bot's own API below freqtrade's {@code /api/v1/}, such as {@code balance}; or
 *     what the agent is asked about the bot
 * @param query raw, without the question mark; empty for none
 * @param body JSON; empty for none
 */
public record AgentCall(Answers answers, String method, String path, String query, Buffer body) {

  /** Who answers a call. */
  public enum Answers {
    BOT("/api/"),
    AGENT("/");

    private final String prefix;

    Answers(String prefix) {
      this.prefix = prefix;
    }
  }

  /** A call of the bot's own API. */
  public AgentCall(String method, String path, String query, Buffer body) {
    this(Answers.BOT, method, path, query, body);
  }

  public static AgentCall get(String path) {
    return new AgentCall("GET", path, "", Buffer.buffer());
  }

  /** What the bot owns now. */
  static AgentCall worth() {
    return new AgentCall(Answers.AGENT, "GET", "worth", "", Buffer.buffer());
  }

  String uri(String slot) {
    String uri = "/v1/bots/" + slot + answers.prefix + path;
    return query.isEmpty() ? uri : uri + "?" + query;
  }
}
