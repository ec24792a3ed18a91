// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.agent;

import io.vertx.core.buffer.Buffer;
import java.util.stream.Collector;

/** Puts the parts of a streamed body together. */
final class Bodies {

  private Bodies() {}

  static Collector<Buffer, ?, Buffer> joined() {
    return Collector.of(Buffer::buffer, Buffer::appendBuffer, Buffer::appendBuffer);
  }
}
