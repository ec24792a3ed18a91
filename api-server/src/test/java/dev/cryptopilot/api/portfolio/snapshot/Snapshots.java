// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.portfolio.snapshot;

import java.math.BigDecimal;
import java.time.Instant;

/** Snapshots for tests. */
public final class Snapshots {

  private Snapshots() {}

  public static Snapshot raw(String at, String value) {
    return raw(Instant.parse(at), value);
  }

  /** With a tenth of the value as profit. */
  public static Snapshot raw(Instant at, String value) {
    return in("USDT", at, value);
  }

  public static Snapshot in(String currency, Instant at, String value) {
    BigDecimal money = new BigDecimal(value);
    return new Snapshot(
        Tier.RAW, Tier.RAW.begin(at), currency, money, money.movePointLeft(1), 1, 2, 1);
  }
}
