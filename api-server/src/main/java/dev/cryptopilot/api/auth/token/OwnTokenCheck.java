// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth.token;

import java.time.Instant;

/** What came of looking at a token of our own kind. */
public sealed interface OwnTokenCheck {

  /** We issued it and it has not ended. */
  record Valid(String userId, Instant expiresAt) implements OwnTokenCheck {}

  /** It is not accepted. */
  record Invalid(TokenProblem problem) implements OwnTokenCheck {}
}
