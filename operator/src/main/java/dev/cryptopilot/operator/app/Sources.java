// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.app;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.function.Supplier;

/** Where time and randomness come from: the only place that asks the machine. */
@Singleton
public class Sources {

  @Produces
  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }

  @Produces
  @Singleton
  SecureRandom random() {
    return new SecureRandom();
  }

  /** Ids of 16 lower-case hex digits. */
  @Produces
  @Singleton
  Supplier<String> ids(SecureRandom random) {
    return () -> HexFormat.of().toHexDigits(random.nextLong());
  }
}
