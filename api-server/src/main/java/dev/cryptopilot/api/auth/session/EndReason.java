// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth.session;

/** Why a session ended. */
public enum EndReason {
  /** The person signed out. */
  LOGOUT,
  /** The person ended it in the list of sessions. */
  REVOKED,
  /** Another sign-in in the same browser took its place. */
  REPLACED,
  /** A refresh token came a second time: one of the two was a thief. */
  REUSED,
  /** The password changed. */
  PASSWORD_CHANGED,
  /** The verified owner of the e-mail address took the account over. */
  TAKEN_OVER
}
