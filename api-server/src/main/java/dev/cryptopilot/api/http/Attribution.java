// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.http;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Whom a call without a caller turned out to be about: signing in, refused sign-ins and signing out
 * are on public routes, and the logs still want to know who. Gives no rights.
 */
public final class Attribution {

  private final AtomicReference<Optional<String>> userId = new AtomicReference<>(Optional.empty());

  /** Notes the account that the call speaks of; the last one counts. */
  public void to(String account) {
    userId.set(Optional.of(account));
  }

  public Optional<String> userId() {
    return userId.get();
  }
}
