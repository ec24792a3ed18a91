// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth.token;

import java.time.Duration;

/**
 * A token that we issued. Printing one does not show it.
 *
 * @param lifetime from its issue to its end
 */
public record AccessToken(String text, Duration lifetime) {
  @Override
  public String toString() {
    return "AccessToken[hidden]";
  }
}
