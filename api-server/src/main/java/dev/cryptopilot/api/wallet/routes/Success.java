// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.wallet.routes;

import dev.cryptopilot.api.http.Answer;
import java.util.Optional;

/**
 * The envelope of account and wallet answers.
 *
 * @param message for writes
 */
record Success(boolean success, Optional<String> message, Object data) {

  static Answer of(Object data) {
    return Answer.ok(new Success(true, Optional.empty(), data));
  }

  static Answer of(String message, Object data) {
    return Answer.ok(new Success(true, Optional.of(message), data));
  }
}
