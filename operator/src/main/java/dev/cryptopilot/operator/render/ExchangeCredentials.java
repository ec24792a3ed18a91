// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.render;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Keys of an exchange account. It never prints a value.
 *
 * @param values freqtrade's name of the key to its value, sorted, unmodifiable
 */
public record ExchangeCredentials(SortedMap<String, String> values) {

  /** Keys of the Secret, with freqtrade's name for each. */
  private static final Map<String, String> FREQTRADE_NAMES =
      Map.of(
          "key", "key",
          "secret", "secret",
          "password", "password",
          "uid", "uid",
          "walletAddress", "wallet_address",
          "privateKey", "private_key");

  /** Copies the map. */
  public ExchangeCredentials {
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
  }

  /**
   * Credentials out of the values of a Secret; keys that are no credentials are passed over.
   *
   * @return empty when there is neither a key nor a wallet address
   */
  public static Optional<ExchangeCredentials> of(Map<String, String> secretValues) {
    SortedMap<String, String> values = new TreeMap<>();
    FREQTRADE_NAMES.forEach(
        (name, freqtradeName) -> {
          String value = secretValues.getOrDefault(name, "").strip();
          if (!value.isEmpty()) {
            values.put(freqtradeName, value);
          }
        });
    return values.containsKey("key") || values.containsKey("wallet_address")
        ? Optional.of(new ExchangeCredentials(values))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return "ExchangeCredentials" + values.keySet();
  }
}
