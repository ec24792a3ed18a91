// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.bot;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cryptopilot.crds.ApiObject;
import dev.cryptopilot.crds.TextForm;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import java.util.Optional;

/** The exchange a bot trades on. */
@ApiObject
public record ExchangeRef(
    @Required @JsonPropertyDescription("Exchange, by its freqtrade name.") ExchangeName name,
    @Pattern(TextForm.OBJECT_NAME)
        @JsonPropertyDescription(
            "Name of a Secret in the same namespace with the keys key and secret (password, uid, walletAddress, privateKey where the exchange wants them). Needed for Live, never read for Paper.")
        String credentialsSecret) {
  /** Name of the Secret with the exchange keys. */
  public Optional<String> credentials() {
    return Optional.ofNullable(credentialsSecret);
  }
}
