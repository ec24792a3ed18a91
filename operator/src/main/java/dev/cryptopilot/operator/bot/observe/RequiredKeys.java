// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.bot.observe;

import dev.cryptopilot.crds.bot.ExchangeName;
import java.util.List;
import java.util.Map;

/** Which keys a Secret must have for an exchange. */
final class RequiredKeys {

  private RequiredKeys() {}

  /** The keys without which the exchange refuses orders. */
  static List<String> of(ExchangeName exchange) {
    return switch (exchange) {
      case Hyperliquid -> List.of("walletAddress", "privateKey");
      case KuCoin, KuCoinEu, Okx, MyOkx, Bitget -> List.of("key", "secret", "password");
      default -> List.of("key", "secret");
    };
  }

  /** Those of them that are absent or empty. */
  static List<String> missing(ExchangeName exchange, Map<String, String> values) {
    return of(exchange).stream().filter(k -> values.getOrDefault(k, "").isBlank()).toList();
  }
}
