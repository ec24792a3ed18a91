// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.bot.observe;

import dev.cryptopilot.crds.bot.Bot;
import dev.cryptopilot.crds.bot.ExchangeRef;
import dev.cryptopilot.crds.bot.TradeMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Looks at the exchange keys of Live bots and finds two that share an account. */
public final class CredentialsCheck {

  private static final Duration REMEMBERED = Duration.ofSeconds(30);

  private final SecretLookup secrets;
  private final Clock clock;
  private final Map<String, Remembered> fingerprints = new ConcurrentHashMap<>();

  private record Remembered(Optional<AccountFingerprint> fingerprint, Instant at) {}

  public CredentialsCheck(SecretLookup secrets, Clock clock) {
    this.secrets = Objects.requireNonNull(secrets);
    this.clock = Objects.requireNonNull(clock);
  }

  /**
   * What is known of a bot's keys.
   *
   * @param values of the Secret it names; empty when it is not there
   * @param all every Bot of the cluster
   */
  public CredentialsFact of(Bot bot, Optional<Map<String, String>> values, Collection<Bot> all) {
    if (bot.getSpec().mode() != TradeMode.Live) {
      return new CredentialsFact.NotNeeded();
    }
    ExchangeRef exchange = bot.getSpec().exchange();
    String name = exchange.credentials().orElse("");
    if (values.isEmpty()) {
      return new CredentialsFact.Missing(name);
    }
    List<String> missing = RequiredKeys.missing(exchange.name(), values.get());
    if (!missing.isEmpty()) {
      return new CredentialsFact.Incomplete(name, missing);
    }
    AccountFingerprint mine = AccountFingerprint.of(exchange.name(), values.get());
    LiveBot self = LiveBot.of(bot);
    return all.stream()
        .filter(other -> sharesExchange(bot, other))
        .filter(other -> LiveBot.RIGHT_OF_WAY.compare(LiveBot.of(other), self) < 0)
        .filter(other -> fingerprint(other).filter(mine::equals).isPresent())
        .findFirst()
        .<CredentialsFact>map(
            other ->
                new CredentialsFact.InUse(
                    other.getMetadata().getNamespace(), other.getMetadata().getName()))
        .orElseGet(CredentialsFact.Usable::new);
  }

  private static boolean sharesExchange(Bot bot, Bot other) {
    return !other.getMetadata().getUid().equals(bot.getMetadata().getUid())
        && other.getSpec().mode() == TradeMode.Live
        && other.getSpec().exchange().name() == bot.getSpec().exchange().name();
  }

  private Optional<AccountFingerprint> fingerprint(Bot bot) {
    ExchangeRef exchange = bot.getSpec().exchange();
    String namespace = bot.getMetadata().getNamespace();
    String key = exchange.name().id() + '/' + namespace + '/' + exchange.credentials().orElse("");
    Instant now = clock.instant();
    return fingerprints
        .compute(
            key,
            (k, old) ->
                old != null && now.isBefore(old.at().plus(REMEMBERED))
                    ? old
                    : new Remembered(read(exchange, namespace), now))
        .fingerprint();
  }

  private Optional<AccountFingerprint> read(ExchangeRef exchange, String namespace) {
    return exchange
        .credentials()
        .flatMap(secret -> secrets.values(namespace, secret))
        .filter(values -> RequiredKeys.missing(exchange.name(), values).isEmpty())
        .map(values -> AccountFingerprint.of(exchange.name(), values));
  }
}
