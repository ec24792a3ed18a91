// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan;

import dev.cryptopilot.operator.slots.Sha256;
import java.util.Locale;

/** Names of pools that are made on demand. Pure. */
public final class DefaultPool {

  // A StatefulSet's name becomes a label with a hash behind it, so a pool's name has 48 at most.
  private static final int READABLE = 28;
  private static final int HASH_DIGITS = 8;

  private DefaultPool() {}

  /** Name of the default pool of an owner: two owners never share one. */
  public static String nameFor(String owner) {
    return "default-" + readable(owner) + hash(owner);
  }

  /** Name of the pool that only the Bot of that name uses. */
  public static String dedicatedNameFor(String botName) {
    return "only-" + readable(botName) + hash(botName);
  }

  private static String readable(String text) {
    String plain =
        text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
    String cut = plain.substring(0, Math.min(READABLE, plain.length()));
    return cut.isEmpty() ? "" : cut + "-";
  }

  private static String hash(String text) {
    return Sha256.hex(text).substring(0, HASH_DIGITS);
  }
}
