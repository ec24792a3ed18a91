// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth.signin;

import dev.cryptopilot.api.auth.token.TokenProblem;
import dev.cryptopilot.api.http.ApiError;
import dev.cryptopilot.api.http.Refused;
import java.time.Duration;

/** Why somebody is not let in, as answers. The web client matches some of the sentences. */
public final class Refusals {
  private Refusals() {}

  public static Refused tooOften(Duration wait) {
    long seconds = Math.max(1, wait.toSeconds());
    return new Refused(
        ApiError.of(
                ApiError.Kind.TOO_MANY_REQUESTS,
                "Too many attempts. Try again in " + Math.max(1, wait.toMinutes()) + " minutes.")
            .with("retryAfter", seconds));
  }

  public static Refused token(TokenProblem problem) {
    return new Refused(ApiError.of(kind(problem), problem.sentence()));
  }

  private static ApiError.Kind kind(TokenProblem problem) {
    return switch (problem) {
      case KEYS_UNAVAILABLE -> ApiError.Kind.UNAVAILABLE;
      case NO_EMAIL, SIGN_UP_CLOSED -> ApiError.Kind.FORBIDDEN;
      case EMAIL_TAKEN -> ApiError.Kind.CONFLICT;
      default -> ApiError.Kind.UNAUTHENTICATED;
    };
  }

  static Refused noSuchUser() {
    return new Refused(ApiError.notFound("User does not exist. Please sign up instead."));
  }

  static Refused invalidCredentials() {
    return new Refused(ApiError.invalid("Invalid credentials"));
  }

  static Refused signsInElsewhere() {
    return new Refused(
        ApiError.invalid("This account signs in with Google. Use the Google button instead."));
  }

  static Refused userExists() {
    return new Refused(ApiError.invalid("User already exists"));
  }

  static Refused signUpClosed() {
    return new Refused(ApiError.forbidden(TokenProblem.SIGN_UP_CLOSED.sentence()));
  }
}
