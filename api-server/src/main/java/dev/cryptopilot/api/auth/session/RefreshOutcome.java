// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth.session;

/** What came of a refresh. */
public sealed interface RefreshOutcome {

  /** New tokens. */
  record Refreshed(SignedIn signedIn) implements RefreshOutcome {}

  /** We never gave this token, or long ago. */
  record Unknown() implements RefreshOutcome {}

  /** Too old, or of a session that ended. */
  record Over(String userId) implements RefreshOutcome {}

  /** It came a second time; its session is ended. */
  record Reused(String userId) implements RefreshOutcome {}
}
