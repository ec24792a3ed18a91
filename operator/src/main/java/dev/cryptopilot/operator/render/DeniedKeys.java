// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.render;

import dev.cryptopilot.crds.bot.ReservedConfig;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks for keys in {@code spec.config} that a bot may not set. The API server refuses them too;
 * this is the second door.
 */
final class DeniedKeys {

  private static final String EXCHANGE = "exchange";
  private static final List<String> CLIENT_SECTIONS =
      List.of("ccxt_config", "ccxt_sync_config", "ccxt_async_config");
  private static final List<String> CLIENT_SECRETS =
      List.of("apiKey", "secret", "password", "uid", "walletAddress", "privateKey", "token");

  private DeniedKeys() {}

  static void check(Map<String, Object> config) {
    ReservedConfig.ALL.forEach(
        key -> {
          if (find(config, key.path()).isPresent()) {
            throw new RefusedException(key.field(), "cannot be set: " + key.fix());
          }
        });
    Map<String, Object> exchange = DeepMerge.child(config, EXCHANGE);
    for (String section : CLIENT_SECTIONS) {
      for (String secret : CLIENT_SECRETS) {
        if (DeepMerge.child(exchange, section).containsKey(secret)) {
          throw new RefusedException(
              "spec.config." + EXCHANGE + "." + section + "." + secret,
              "cannot be set: put exchange keys into the Secret named by"
                  + " spec.exchange.credentialsSecret");
        }
      }
    }
  }

  private static Optional<Object> find(Map<String, Object> tree, List<String> path) {
    Map<String, Object> at = tree;
    for (String name : path.subList(0, path.size() - 1)) {
      at = DeepMerge.child(at, name);
    }
    return at.containsKey(path.getLast())
        ? Optional.of(String.valueOf(at.get(path.getLast())))
        : Optional.empty();
  }
}
