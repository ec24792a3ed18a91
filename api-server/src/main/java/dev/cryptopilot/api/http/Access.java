// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.http;

/** Who may call a route. */
public sealed interface Access {

  /** Anybody, without a token; a token that is sent is not looked at. */
  record Public() implements Access {}

  /** Anybody with a valid token. */
  record User() implements Access {}

  /** Callers with the role admin. */
  record Admin() implements Access {}

  /**
   * The owner of the bot that the path names, and admins.
   *
   * @param parameter the path parameter with the bot's instance id
   */
  record Owner(String parameter) implements Access {}
}
