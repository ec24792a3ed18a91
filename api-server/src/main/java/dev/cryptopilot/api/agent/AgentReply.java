// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.agent;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;

/** What came of asking a bot. */
public sealed interface AgentReply {

  /**
   * The bot's answer, under way; paused until somebody reads it.
   *
   * @param length in bytes, or -1 when the bot does not say
   */
  record Answered(int status, String contentType, long length, ReadStream<Buffer> body)
      implements AgentReply {}

  /**
   * The bot says no.
   *
   * @param status its own, 400 or more
   * @param body at most a few kilobytes
   */
  record Declined(int status, Buffer body) implements AgentReply {}

  /** The agent does not pass this call on. */
  record NotAllowed(String message) implements AgentReply {}

  /** The bot has no process, its pod does not answer, or it has no pod. */
  record Offline(String message) implements AgentReply {}

  /** The bot took too long. */
  record TooLate() implements AgentReply {}
}
