// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.account;

import dev.cryptopilot.api.auth.store.AuthStore;
import java.time.Clock;

/** Plans of people, as they hold now: an expired one counts as free. */
public record Plans(AuthStore store, Clock clock) {

  /** The plan of somebody with an account; the free one for anybody else. */
  public Plan of(String userId) {
    return store.read(
        tables ->
            tables
                .users()
                .byId(userId)
                .map(user -> tables.profiles().of(user.id()).plan())
                .filter(this::holds)
                .orElseGet(Plan::free));
  }

  private boolean holds(Plan plan) {
    return plan.expiresAt().filter(end -> !clock.instant().isBefore(end)).isEmpty();
  }
}
