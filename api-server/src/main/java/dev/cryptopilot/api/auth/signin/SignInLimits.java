// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth.signin;

import dev.cryptopilot.api.auth.email.EmailAddress;
import dev.cryptopilot.api.auth.lockout.AttemptLimit;
import dev.cryptopilot.api.auth.lockout.AttemptSubject;
import dev.cryptopilot.api.limits.Network;
import java.time.Duration;
import java.util.List;

/**
 * What is counted when somebody tries to come in. The same for addresses with and without an
 * account, so that a lock tells nothing. A stranger's guesses lock the address for the stranger's
 * network long before they lock it for its owner.
 */
public final class SignInLimits {
  private static final Duration QUARTER = Duration.ofMinutes(15);
  private static final Duration HOUR = Duration.ofHours(1);

  private static final AttemptLimit ONE_ADDRESS_ONE_NETWORK =
      new AttemptLimit(10, QUARTER, QUARTER);
  private static final AttemptLimit ONE_ADDRESS = new AttemptLimit(100, HOUR, QUARTER);
  private static final AttemptLimit ONE_NETWORK = new AttemptLimit(200, QUARTER, QUARTER);
  private static final AttemptLimit ONE_ACCOUNT = new AttemptLimit(10, QUARTER, QUARTER);

  /** Longer than any window above. */
  public static final Duration LONGEST_WINDOW = HOUR.multipliedBy(2);

  private SignInLimits() {}

  public static List<AttemptSubject> login(EmailAddress email, String ip) {
    String network = Network.of(ip);
    return List.of(
        AttemptSubject.forgiving("login", email + "\n" + network, ONE_ADDRESS_ONE_NETWORK),
        AttemptSubject.strict("login-address", email.text(), ONE_ADDRESS),
        AttemptSubject.strict("login-network", network, ONE_NETWORK));
  }

  /** For whoever has a token and guesses the password behind it. */
  public static List<AttemptSubject> currentPassword(String userId) {
    return List.of(AttemptSubject.forgiving("current-password", userId, ONE_ACCOUNT));
  }

  public static List<AttemptSubject> registration(String ip, int perHour) {
    return List.of(
        AttemptSubject.strict(
            "registration", Network.of(ip), new AttemptLimit(perHour, HOUR, HOUR)));
  }

  /** Mails are dear: three an hour. */
  public static List<AttemptSubject> verificationMail(String userId) {
    return List.of(AttemptSubject.strict("mail", userId, new AttemptLimit(3, HOUR, QUARTER)));
  }
}
