// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.account;

import dev.cryptopilot.api.auth.lockout.Attempts;
import dev.cryptopilot.api.auth.password.PasswordRule;
import dev.cryptopilot.api.auth.password.Passwords;
import dev.cryptopilot.api.auth.session.EndReason;
import dev.cryptopilot.api.auth.session.SessionEnds;
import dev.cryptopilot.api.auth.signin.Refusals;
import dev.cryptopilot.api.auth.signin.SignInLimits;
import dev.cryptopilot.api.auth.store.AuthStore;
import dev.cryptopilot.api.auth.user.User;
import dev.cryptopilot.api.http.ApiError;
import dev.cryptopilot.api.http.FieldError;
import dev.cryptopilot.api.http.Refused;
import java.time.Duration;
import java.util.Optional;

/** Sets a new password. All other sessions of the person end: a thief's would be among them. */
public final class PasswordChange {
  private final AuthStore store;
  private final Attempts attempts;
  private final Passwords passwords;
  private final SessionEnds sessions;

  public PasswordChange(
      AuthStore store, Attempts attempts, Passwords passwords, SessionEnds sessions) {
    this.store = store;
    this.attempts = attempts;
    this.passwords = passwords;
    this.sessions = sessions;
  }

  /**
   * What was asked.
   *
   * @param current asked for only when there is a password
   * @param refreshToken and {@code accessToken}: of the session that stays
   * @param externalKey the same, where the person signed in at another service
   */
  public record Request(
      Optional<String> current,
      String wanted,
      Optional<String> refreshToken,
      Optional<String> accessToken,
      Optional<String> externalKey) {
    @Override
    public String toString() {
      return "Request[hidden]";
    }
  }

  /** Sets it, or refuses with 400 as the contract says. */
  public void apply(String userId, Request request) {
    Optional<String> problem = PasswordRule.problem(request.wanted());
    if (problem.isPresent()) {
      throw new Refused(
          ApiError.invalid(
              "Validation failed: the new password " + problem.get() + ".",
              FieldError.inBody("newPassword", problem.get())));
    }
    User user = store.read(tables -> tables.users().byId(userId)).orElseThrow();
    user.passwordHash().ifPresent(hash -> checkCurrent(userId, hash, request.current()));
    String hash = passwords.hash(request.wanted());
    store.writeOnly(
        tables -> {
          tables.users().setPassword(userId, Optional.of(hash));
          sessions.endOthers(
              tables,
              userId,
              EndReason.PASSWORD_CHANGED,
              request.refreshToken(),
              request.accessToken(),
              request.externalKey());
        });
  }

  private void checkCurrent(String userId, String hash, Optional<String> current) {
    if (current.isEmpty()) {
      throw new Refused(ApiError.invalid("Current password is required"));
    }
    Optional<Duration> locked = attempts.begin(SignInLimits.currentPassword(userId));
    if (locked.isPresent()) {
      throw Refusals.tooOften(locked.get());
    }
    if (PasswordRule.tooLong(current.get()) || !passwords.matches(current.get(), hash)) {
      throw new Refused(ApiError.invalid("Current password is incorrect"));
    }
    attempts.succeeded(SignInLimits.currentPassword(userId));
  }
}
