// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.http;

import java.util.List;
import java.util.Optional;

/**
 * What stands between callers and handlers, besides authentication and owner check.
 *
 * @param checks look at parameters and body, in order
 */
public record Guards(
    Limiter limiter,
    Admission admission,
    List<Stage> checks,
    CommandObserver observer,
    FailureTranslation failures) {

  public Guards {
    checks = List.copyOf(checks);
  }

  /** Nothing, for tests of other things. */
  public static Guards none() {
    return new Guards(
        (route, call) -> Limiter.Verdict.unlimited(),
        (route, call) -> () -> {},
        List.of(),
        (route, call, status) -> {},
        failure -> Optional.empty());
  }

  public Guards withLimiter(Limiter other) {
    return new Guards(other, admission, checks, observer, failures);
  }

  public Guards withAdmission(Admission other) {
    return new Guards(limiter, other, checks, observer, failures);
  }

  public Guards withObserver(CommandObserver other) {
    return new Guards(limiter, admission, checks, other, failures);
  }

  public Guards withFailures(FailureTranslation other) {
    return new Guards(limiter, admission, checks, observer, other);
  }

  public Guards withChecks(List<Stage> otherChecks) {
    return new Guards(limiter, admission, otherChecks, observer, failures);
  }
}
