// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import java.util.Optional;

/**
 * Tokens whose signature was good, so that it need not be worked out again for each call. Whether
 * the person is still there, and what they may do, is asked for each call all the same.
 */
final class KnownTokens {

  private static final int MOST = 1_000;

  /**
   * What a good token says.
   *
   * @param from when it was issued
   * @param until when it ends
   */
  record Issued(String userId, Instant from, Instant until) {

    OwnTokenCheck valid() {
      return new OwnTokenCheck.Valid(userId, until);
    }

    private boolean runsAt(Instant now) {
      return !now.isBefore(from) && now.isBefore(until);
    }
  }

  // Cleans up in the call that makes it due, which is short; never on the common pool.
  private final Cache<String, Issued> tokens =
      Caffeine.newBuilder()
          .executor(Runnable::run)
          .maximumSize(MOST)
          .expireAfterWrite(AccessTokens.LIFETIME)
          .build();

  /** Empty outside of the token's time: then it is for the full check to say what is wrong. */
  Optional<Issued> find(PresentedToken token, Instant now) {
    return Optional.ofNullable(tokens.getIfPresent(token.text()))
        .filter(issued -> issued.runsAt(now));
  }

  /** Only for tokens that passed the full check. */
  void add(PresentedToken token, Issued issued) {
    tokens.put(token.text(), issued);
  }
}
