// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.bot;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cryptopilot.crds.ApiObject;
import dev.cryptopilot.crds.Money;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.ValidationRule;
import java.math.BigDecimal;

/** The simulated wallet of a paper bot. */
@ApiObject
public record Wallet(
    @Required
        @Pattern(Money.PATTERN)
        @ValidationRule(
            value = "!self.matches('^[0-9.]+$') || double(self) > 0.0",
            message = "spec.wallet.initial must be above 0")
        @JsonPropertyDescription(
            "Starting balance in the stake currency, as a decimal string such as \"1000\" or \"250.50\".")
        String initial,
    @Pattern(Money.PATTERN)
        @JsonPropertyDescription(
            "What was taken out of the bot since, as a decimal string. It trades with initial - withdrawn and what it has earned, so earned money can be taken too. A change restarts the bot.")
        String withdrawn) {
  public BigDecimal initialAmount() {
    return new BigDecimal(initial);
  }

  /** 0 when nothing was. */
  public BigDecimal withdrawnAmount() {
    return withdrawn == null ? BigDecimal.ZERO : new BigDecimal(withdrawn);
  }

  /** What the bot counts its earnings from; below 0 when more was taken than was ever put in. */
  public BigDecimal balance() {
    return initialAmount().subtract(withdrawnAmount());
  }
}
