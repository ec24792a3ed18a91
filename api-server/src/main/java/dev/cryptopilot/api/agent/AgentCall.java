// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.agent;

import io.vertx.core.buffer.Buffer;

/**
 * One call of a bot's own API.
 *
 * @param method GET, POST or DELETE
 * @param path below freqtrade's {@code /api/v1/}, such as {@code balance}
 * @param query raw, without the question mark; empty for none
 * @param body JSON; empty for none
 */
public record AgentCall(String method, String path, String query, Buffer body) {

  public static AgentCall get(String path) {
    return new AgentCall("GET", path, "", Buffer.buffer());
  }

  String uri(String slot) {
    String uri = "/v1/bots/" + slot + "/api/" + path;
    return query.isEmpty() ? uri : uri + "?" + query;
  }
}
