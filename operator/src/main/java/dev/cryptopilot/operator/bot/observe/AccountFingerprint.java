// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.bot.observe;

import dev.cryptopilot.crds.bot.ExchangeName;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/**
 * Tells whether two bots trade with one account, without keeping the keys.
 *
 * @param value hash; lives in memory only
 */
record AccountFingerprint(String value) {

  /** The fingerprint of these values on an exchange. */
  static AccountFingerprint of(ExchangeName exchange, Map<String, String> values) {
    String account = RequiredKeys.of(exchange).getFirst();
    String text = exchange.id() + '\0' + values.getOrDefault(account, "").strip();
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return new AccountFingerprint(HexFormat.of().formatHex(hash));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "AccountFingerprint";
  }
}
