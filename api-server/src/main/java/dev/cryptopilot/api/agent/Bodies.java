// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.agent;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.util.stream.Collector;

/** Puts the parts of a streamed body together. */
final class Bodies {

  private Bodies() {}

  /** All of a stream that is paused; it is resumed by this. */
  static Future<Buffer> whole(ReadStream<Buffer> paused) {
    Future<Buffer> body =
        paused.collect(Collector.of(Buffer::buffer, Buffer::appendBuffer, Buffer::appendBuffer));
    paused.resume();
    return body;
  }
}
