// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.bots;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cryptopilot.api.settings.RiskTemplate;
import dev.cryptopilot.crds.TextForm;
import dev.cryptopilot.crds.bot.ExchangeName;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads and checks a request for a new bot. Pure. */
final class BotOrderReader {

  /** Used when a request names none; the same as ever. */
  static final String DEFAULT_STRATEGY = "EnhancedRiskManagedStrategy";

  private static final List<String> DEFAULT_BASES = List.of("BTC", "ETH", "ADA", "SOL");
  private static final Pattern PAIR = Pattern.compile("([\\p{L}\\p{N}._-]{1,30})/([A-Z0-9]{1,20})");
  private static final BigDecimal DEFAULT_STAKE = BigDecimal.valueOf(100);
  private static final int DECIMALS = 8;

  private final Fields fields;

  private BotOrderReader(JsonNode body) {
    this.fields = new Fields(body);
  }

  /**
   * The order.
   *
   * @throws dev.cryptopilot.api.http.Refused 400 with all that is wrong
   */
  static BotOrder read(JsonNode body) {
    return new BotOrderReader(body).order();
  }

  private BotOrder order() {
    String currency =
        form("stake_currency", "USD", Pattern.compile(TextForm.CURRENCY), TextForm.CURRENCY);
    BigDecimal initial = initialBalance();
    BotOrder order =
        new BotOrder(
            instanceId(),
            form("strategy", DEFAULT_STRATEGY, Pattern.compile(".{1,100}"), TextForm.CLASS_NAME),
            exchange(),
            currency,
            stake(initial),
            fields.integer("max_open_trades", 3, 1, 100),
            pairs(currency),
            initial,
            form("timeframe", "15m", Pattern.compile(TextForm.TIMEFRAME), TextForm.TIMEFRAME),
            template());
    if (!fields.flag("dry_run", true)) {
      fields.wrong(
          "dry_run",
          "must be true: a live bot needs exchange keys in a Secret, make it with kubectl");
    }
    fields.check();
    return order;
  }

  private String instanceId() {
    String id = fields.text("instanceId").orElse("");
    if (!InstanceIds.FORM.matcher(id).matches()) {
      fields.wrong(
          "instanceId",
          "must be 1 to 64 letters, digits, blanks or . _ @ + -, and begin with a letter or digit");
    }
    return id;
  }

  private String form(String field, String absent, Pattern form, String words) {
    String text = fields.text(field).orElse(absent);
    if (!form.matcher(text).matches()) {
      fields.wrong(field, "must be " + TextForm.words(words));
    }
    return text;
  }

  private ExchangeName exchange() {
    String asked = fields.text("exchange").orElse("kraken").toLowerCase(Locale.ROOT);
    Optional<ExchangeName> known =
        Arrays.stream(ExchangeName.values()).filter(one -> one.id().equals(asked)).findFirst();
    if (known.isEmpty()) {
      fields.wrong("exchange", "must be an exchange such as kraken, binance or coinbase");
    }
    return known.orElse(ExchangeName.Kraken);
  }

  private BigDecimal initialBalance() {
    Optional<BigDecimal> asked = fields.number("initialBalance").map(BotOrderReader::rounded);
    if (asked.filter(one -> one.signum() > 0).isEmpty()) {
      fields.wrong("initialBalance", "must be a number above 0; 8 decimals count");
    }
    return asked.orElse(BigDecimal.ONE);
  }

  private Optional<BigDecimal> stake(BigDecimal initial) {
    if (fields.isText("stake_amount", "unlimited")) {
      return Optional.empty();
    }
    BigDecimal stake =
        fields
            .number("stake_amount")
            .map(BotOrderReader::rounded)
            .orElse(initial.signum() > 0 ? DEFAULT_STAKE.min(initial) : DEFAULT_STAKE);
    if (stake.signum() <= 0) {
      fields.wrong("stake_amount", "must be a number above 0, or unlimited");
    } else if (initial.signum() > 0 && stake.compareTo(initial) > 0) {
      fields.wrong("stake_amount", "must not be above initialBalance: no trade could be opened");
    }
    return Optional.of(stake);
  }

  /** As the wallet rounds: a share that the client worked out has more digits than money has. */
  private static BigDecimal rounded(BigDecimal amount) {
    return amount.scale() > DECIMALS ? amount.setScale(DECIMALS, RoundingMode.HALF_EVEN) : amount;
  }

  /** The client offers one fixed list in USD whatever the stake currency: only the base counts. */
  private List<String> pairs(String currency) {
    List<String> asked = fields.texts("tradingPairs");
    LinkedHashSet<String> pairs = new LinkedHashSet<>();
    for (String pair : asked) {
      var parts = PAIR.matcher(pair);
      if (parts.matches()) {
        pairs.add(parts.group(1) + "/" + currency);
      } else {
        fields.wrong("tradingPairs", "has " + pair + ": write pairs as BASE/QUOTE such as BTC/USD");
      }
    }
    if (asked.isEmpty()) {
      DEFAULT_BASES.forEach(base -> pairs.add(base + "/" + currency));
    }
    return List.copyOf(pairs);
  }

  private String template() {
    String name = fields.text("riskTemplate").orElse(RiskTemplate.BALANCED.id());
    if (RiskTemplate.named(name).isEmpty()) {
      fields.wrong("riskTemplate", "must be one of " + RiskTemplate.ids());
    }
    return name;
  }
}
