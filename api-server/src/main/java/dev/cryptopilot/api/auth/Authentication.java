// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth;

/** What looking at credentials came to. */
public sealed interface Authentication {

  /** A valid token of a known person. */
  record Accepted(Caller caller) implements Authentication {}

  /** No token was sent. */
  record Missing() implements Authentication {}

  /**
   * A token was sent and is not valid: expired, forged, revoked, of another algorithm.
   *
   * @param message for the person; says nothing about keys
   */
  record Rejected(String message) implements Authentication {}
}
