// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.bot;

import java.util.List;
import java.util.stream.Stream;

/**
 * The keys of freqtrade's configuration that {@code spec.config} may not set, because the operator
 * or the pod's agent owns them, or because a secret would stand in a resource that many can read.
 */
public final class ReservedConfig {

  /**
   * One reserved key.
   *
   * @param path the key in freqtrade's configuration, outermost name first
   * @param type its OpenAPI type; a value of another type is refused as well
   * @param fix what to do instead, as the end of a sentence
   */
  public record Key(List<String> path, String type, String fix) {

    public Key {
      path = List.copyOf(path);
    }

    /** Where it would stand in a Bot. */
    public String field() {
      return "spec.config." + String.join(".", path);
    }

    /** What the user is told. */
    public String message() {
      return field() + " cannot be set: " + fix;
    }
  }

  private static final String MARKET = "use spec.market.";
  private static final String CREDENTIALS =
      "put exchange keys into the Secret named by spec.exchange.credentialsSecret";
  private static final String AGENT = "the pod's agent sets it";
  private static final String SECRET = "its secrets do not belong in a resource";

  private static final List<Key> OWN =
      List.of(
          key("dry_run", "boolean", "use spec.mode"),
          key("dry_run_wallet", "number", "use spec.wallet.initial"),
          key("strategy", "string", "use spec.strategy.name"),
          key("strategy_path", "string", "use spec.strategy.name"),
          key("recursive_strategy_search", "boolean", "use spec.strategy.name"),
          key("freqaimodel_path", "string", "only code of a Strategy is run"),
          key("initial_state", "string", "use spec.state"),
          key("bot_name", "string", "the bot is called as its metadata.name"),
          key("trading_mode", "string", MARKET + "tradingMode"),
          key("margin_mode", "string", MARKET + "marginMode"),
          key("stake_currency", "string", MARKET + "stakeCurrency"),
          key("stake_amount", "string", MARKET + "stakeAmount"),
          key("max_open_trades", "number", MARKET + "maxOpenTrades"),
          key("timeframe", "string", MARKET + "timeframe"),
          key("order_time_in_force", "object", MARKET + "timeInForce"),
          key("api_server", "object", AGENT),
          key("db_url", "string", AGENT),
          key("user_data_dir", "string", AGENT),
          key("datadir", "string", AGENT),
          key("logfile", "string", AGENT),
          key("log_config", "object", AGENT),
          key("add_config_files", "array", "write the settings into spec.config itself"),
          key("config_files", "array", "write the settings into spec.config itself"),
          key("telegram", "object", SECRET),
          key("discord", "object", SECRET),
          key("webhook", "object", SECRET),
          key("coingecko", "object", SECRET),
          key("external_message_consumer", "object", "a bot takes no signals from other bots"),
          exchange("name", "use spec.exchange.name"),
          new Key(List.of("exchange", "pair_whitelist"), "array", MARKET + "pairs"),
          exchange("key", CREDENTIALS),
          exchange("api_key", CREDENTIALS),
          exchange("apiKey", CREDENTIALS),
          exchange("secret", CREDENTIALS),
          exchange("password", CREDENTIALS),
          exchange("uid", CREDENTIALS),
          exchange("account_id", CREDENTIALS),
          exchange("accountId", CREDENTIALS),
          exchange("wallet_address", CREDENTIALS),
          exchange("walletAddress", CREDENTIALS),
          exchange("private_key", CREDENTIALS),
          exchange("privateKey", CREDENTIALS));

  /** The three ways to pass settings to ccxt, and what ccxt takes as a secret. */
  private static final List<String> CCXT =
      List.of("ccxt_config", "ccxt_sync_config", "ccxt_async_config");

  private static final List<String> CCXT_SECRETS =
      List.of(
          "apiKey", "secret", "password", "uid", "login", "token", "privateKey", "walletAddress");

  /** Every reserved key. */
  public static final List<Key> ALL =
      Stream.concat(
              OWN.stream(),
              CCXT.stream()
                  .flatMap(section -> CCXT_SECRETS.stream().map(name -> ccxt(section, name))))
          .toList();

  private ReservedConfig() {}

  private static Key key(String name, String type, String fix) {
    return new Key(List.of(name), type, fix);
  }

  private static Key exchange(String name, String fix) {
    return new Key(List.of("exchange", name), "string", fix);
  }

  private static Key ccxt(String section, String name) {
    return new Key(List.of("exchange", section, name), "string", CREDENTIALS);
  }
}
