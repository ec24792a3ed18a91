// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth.identity;

import dev.cryptopilot.api.auth.token.TokenProblem;
import dev.cryptopilot.api.auth.user.User;

/** Whose account an identity belongs to. */
sealed interface LinkAction {

  /** It belongs to this account already. */
  record Use(User user) implements LinkAction {}

  /** It belongs to this account, and has proved the account's address as well. */
  record UseAndVerify(User user) implements LinkAction {}

  /** Both have verified the same address: one person. */
  record Link(User user) implements LinkAction {}

  /**
   * Somebody registered with this address and never showed that it is theirs; now its owner came.
   * The account is the owner's: the password, other identities and sessions go.
   */
  record TakeOver(User user) implements LinkAction {}

  /** Nobody yet: a new account. */
  record Create() implements LinkAction {}

  /** No account for this one. */
  record Refuse(TokenProblem problem) implements LinkAction {}
}
