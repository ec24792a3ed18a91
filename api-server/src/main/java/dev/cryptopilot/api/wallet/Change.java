// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.wallet;

/** What became of a change of a bot that the wallet asked for. */
public sealed interface Change {

  /** It holds, by this call or by an earlier one with the same arguments. */
  record Applied() implements Change {}

  /**
   * Kubernetes refuses it, and will again: nothing has changed.
   *
   * @param message names the field and the fix, for the person
   */
  record Refused(String message) implements Change {}

  /** There is a bot of that name that lives on another payment, or on none: nothing has changed. */
  record Taken() implements Change {}

  /** The bot is being deleted and the change did not reach it before. */
  record Leaving() implements Change {}

  /** There is no bot of that name. */
  record Gone() implements Change {}
}
