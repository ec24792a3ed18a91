// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth.session;

/** A refresh token as the browser keeps it. Printing one does not show it. */
public record RefreshToken(String text) {
  @Override
  public String toString() {
    return "RefreshToken[hidden]";
  }
}
