// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.account;

import dev.cryptopilot.api.auth.store.AuthStore;
import dev.cryptopilot.api.auth.store.AuthTables;
import dev.cryptopilot.api.auth.user.User;
import dev.cryptopilot.api.http.ApiError;
import dev.cryptopilot.api.http.Refused;

/** Reads and changes what people say about themselves. */
public final class AccountService {
  private final AuthStore store;

  public AccountService(AuthStore store) {
    this.store = store;
  }

  /** A person's account. */
  public Account of(String userId) {
    return store.read(tables -> account(tables, userId));
  }

  /** Changes a profile and answers with the account as it is then. */
  public Account change(String userId, ProfileChange change) {
    change.check();
    return store.write(
        tables -> {
          Account before = account(tables, userId);
          User user = before.user();
          tables
              .users()
              .setShown(
                  userId,
                  change.displayName().map(String::strip).orElse(user.displayName()),
                  change.avatar().orElse(user.avatar()));
          tables
              .profiles()
              .setPlace(
                  userId,
                  change.timezone().orElse(before.profile().timezone()),
                  change.preferredCurrency().orElse(before.profile().preferredCurrency()));
          return account(tables, userId);
        });
  }

  /** Changes what somebody is told and how often. */
  public void change(String userId, Notifications notifications) {
    store.writeOnly(tables -> tables.profiles().setNotifications(userId, notifications));
  }

  private static Account account(AuthTables tables, String userId) {
    User user =
        tables
            .users()
            .byId(userId)
            .orElseThrow(() -> new Refused(ApiError.notFound("There is no such account.")));
    String provider =
        user.passwordHash().isPresent()
            ? "local"
            : tables.users().firstProvider(userId).orElse("local");
    return new Account(user, tables.profiles().of(userId), provider);
  }
}
