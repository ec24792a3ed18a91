// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.bot.observe;

import java.util.Map;
import java.util.Optional;

/** Reads a Secret from the API server. */
@FunctionalInterface
public interface SecretLookup {

  /** Its decoded values; empty when it is not there. */
  Optional<Map<String, String>> values(String namespace, String name);
}
