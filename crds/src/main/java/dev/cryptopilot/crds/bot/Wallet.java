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
        String initial) {
  public BigDecimal initialAmount() {
    return new BigDecimal(initial);
  }
}
