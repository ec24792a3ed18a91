// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.slots;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tells whether two Live bots trade with one account, without keeping the keys.
 *
 * @param value hash; lives in memory only
 */
public record AccountId(String value) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The account of a bot's content; empty for a Paper bot and without keys. */
  public static Optional<AccountId> of(BotContent content) {
    return Optional.ofNullable(content.files().byPath().get(BotFiles.KEYS))
        .filter(text -> "Live".equals(content.mode()))
        .flatMap(AccountId::account)
        .map(account -> new AccountId(Sha256.hex(content.exchange() + '\0' + account)));
  }

  private static Optional<String> account(String secret) {
    try {
      JsonNode exchange = JSON.readTree(secret).path("exchange");
      return Stream.of("wallet_address", "walletAddress", "key")
          .map(name -> exchange.path(name).asText("").strip())
          .filter(text -> !text.isEmpty())
          .findFirst();
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return "AccountId";
  }
}
