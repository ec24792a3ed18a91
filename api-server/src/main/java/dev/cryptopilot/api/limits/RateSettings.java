// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.limits;

import dev.cryptopilot.api.config.Environment;
import dev.cryptopilot.api.http.RateClass;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The allowance of each class of routes; a class without one is unlimited. */
public record RateSettings(Map<RateClass, Allowance> allowances) {

  public RateSettings {
    allowances = Map.copyOf(allowances);
  }

  public static RateSettings from(Environment environment) {
    Map<RateClass, Allowance> allowances = new EnumMap<>(RateClass.class);
    read(allowances, RateClass.GENERAL, environment, "PILOT_RATE_GENERAL", "300/15m");
    read(allowances, RateClass.FREQTRADE, environment, "PILOT_RATE_FREQTRADE", "60/1m");
    read(allowances, RateClass.TRADES, environment, "PILOT_RATE_TRADES", "200/15m");
    read(allowances, RateClass.SIGN_IN, environment, "PILOT_RATE_SIGN_IN", "60/15m");
    return new RateSettings(allowances);
  }

  private static void read(
      Map<RateClass, Allowance> into,
      RateClass rate,
      Environment environment,
      String name,
      String absent) {
    Allowance.from(environment, name, absent).ifPresent(allowance -> into.put(rate, allowance));
  }

  Optional<Allowance> of(RateClass rate) {
    return Optional.ofNullable(allowances.get(rate));
  }
}
