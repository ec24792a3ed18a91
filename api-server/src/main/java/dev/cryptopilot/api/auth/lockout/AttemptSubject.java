// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth.lockout;

import dev.cryptopilot.api.auth.token.Digest;

/**
 * What attempts are counted for, with its limit. The key is a digest, so that the table names
 * nobody.
 *
 * @param forgiven whether a success clears the count; if not, it only takes back its own
 */
public record AttemptSubject(String key, AttemptLimit limit, boolean forgiven) {

  /** Cleared by a success. */
  public static AttemptSubject forgiving(String kind, String about, AttemptLimit limit) {
    return new AttemptSubject(Digest.of(kind + "\n" + about), limit, true);
  }

  /** Not cleared by a success, or one good account would buy endless guesses at others. */
  public static AttemptSubject strict(String kind, String about, AttemptLimit limit) {
    return new AttemptSubject(Digest.of(kind + "\n" + about), limit, false);
  }
}
