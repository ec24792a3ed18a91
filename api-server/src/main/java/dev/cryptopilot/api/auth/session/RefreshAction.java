// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth.session;

/** What to do about a refresh token that was presented. */
sealed interface RefreshAction {

  /** Exchange it for its successor. */
  record Rotate() implements RefreshAction {}

  /** It was exchanged a moment ago: answer once more with the very same successor. */
  record Repeat() implements RefreshAction {}

  /** It was exchanged before: end the session, one of the two was a thief. */
  record EndFamily() implements RefreshAction {}

  /** Its session has ended. */
  record RefuseEnded() implements RefreshAction {}

  /** It is too old. */
  record RefuseExpired() implements RefreshAction {}
}
