// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth.firebase;

import dev.cryptopilot.api.auth.token.TokenProblem;

/** What came of looking at a Firebase token. */
public sealed interface FirebaseTokenCheck {

  /** Firebase issued it for us and it has not ended. */
  record Valid(FirebaseIdentity identity) implements FirebaseTokenCheck {}

  /** It is not accepted. */
  record Invalid(TokenProblem problem) implements FirebaseTokenCheck {}
}
