// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.store;

import java.util.Optional;

/** The store does not let us in, or is not there. Its message is a sentence for the operator. */
public final class StoreUnreachable extends RuntimeException {
  private static final long serialVersionUID = 1;

  StoreUnreachable(DatabaseUrl url, RuntimeException failure) {
    super("PILOT_DATABASE_URL: " + url + " cannot be used: " + reason(failure), failure);
  }

  /** The driver's own words, which hold no password. */
  private static String reason(RuntimeException failure) {
    return Optional.ofNullable(failure.getCause())
        .map(Throwable::getMessage)
        .orElseGet(failure::getMessage);
  }
}
