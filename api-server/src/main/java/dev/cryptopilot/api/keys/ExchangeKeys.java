// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.keys;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cryptopilot.api.bots.Fields;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Keys of an exchange account on their way into a Secret. It never prints a value.
 *
 * @param values by the names that a Secret of {@code spec.exchange.credentialsSecret} has
 */
record ExchangeKeys(SortedMap<String, String> values) {

  private static final List<String> NAMES =
      List.of("key", "secret", "password", "uid", "walletAddress", "privateKey");

  ExchangeKeys {
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
  }

  /**
   * Keys as a request has them. What else an exchange wants, the operator says.
   *
   * @throws dev.cryptopilot.api.http.Refused 400 unless there is a key with its secret, or a wallet
   *     with its private key
   */
  static ExchangeKeys read(JsonNode body) {
    Fields fields = new Fields(body);
    SortedMap<String, String> values = new TreeMap<>();
    NAMES.forEach(name -> fields.text(name).ifPresent(value -> values.put(name, value)));
    boolean wallet = values.containsKey("walletAddress") || values.containsKey("privateKey");
    need(fields, values, wallet ? "walletAddress" : "key");
    need(fields, values, wallet ? "privateKey" : "secret");
    fields.check();
    return new ExchangeKeys(values);
  }

  private static void need(Fields fields, SortedMap<String, String> values, String name) {
    if (!values.containsKey(name)) {
      fields.wrong(name, "is missing: send key and secret, or walletAddress and privateKey");
    }
  }

  @Override
  public String toString() {
    return "ExchangeKeys" + values.keySet();
  }
}
