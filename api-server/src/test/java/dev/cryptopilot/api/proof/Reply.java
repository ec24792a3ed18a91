// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.proof;

import io.vertx.core.buffer.Buffer;
import java.net.http.HttpHeaders;

/** An answer as it came; of an endless stream only the head. */
record Reply(int status, HttpHeaders headers, Buffer buffer) {

  String type() {
    return headers.firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
  }

  byte[] body() {
    return buffer.getBytes();
  }

  String text() {
    return buffer.toString();
  }
}
