// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.http;

/** Which token bucket a call is taken from; sizes are settings. */
public enum RateClass {
  GENERAL,
  /** Everything below /api/freqtrade. */
  FREQTRADE,
  /** Everything below /api/trades. */
  TRADES,
  /** Calls that try a password or send mail. */
  SIGN_IN,
  /** Never limited: refusing these logs people out or blinds the platform. */
  EXEMPT;

  /** The class of a path when its route names none. */
  static RateClass of(String path) {
    if (path.startsWith("/api/freqtrade")) {
      return FREQTRADE;
    }
    return path.startsWith("/api/trades") ? TRADES : GENERAL;
  }
}
