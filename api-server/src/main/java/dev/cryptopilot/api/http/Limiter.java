// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.http;

import java.util.List;

/** Counts calls against what a caller may do in a time. */
@FunctionalInterface
public interface Limiter {

  /**
   * What became of one call.
   *
   * @param retryAfterSeconds when the next one is allowed; 0 when this one is
   * @param headers what the answer tells about the limit, allowed or not
   */
  record Verdict(boolean allowed, long retryAfterSeconds, List<Answer.Header> headers) {
    public Verdict {
      headers = List.copyOf(headers);
    }

    public static Verdict unlimited() {
      return new Verdict(true, 0, List.of());
    }
  }

  /** Takes one token; calls of people without a valid token count for their address. */
  Verdict take(Route route, Call call);
}
