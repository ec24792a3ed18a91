// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.bot;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cryptopilot.crds.ApiObject;
import dev.cryptopilot.crds.TextForm;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Optional;

/** Where a bot runs. Nothing set: the owner's default pool, made on demand. */
@ApiObject
@ValidationRule(
    value = "!(has(self.pool) && self.dedicated)",
    message = "spec.placement: set pool or dedicated: true, not both")
public record BotPlacement(
    @Pattern(TextForm.OBJECT_NAME)
        @JsonPropertyDescription("Name of a BotPool in the same namespace.")
        String pool,
    @Default("false") @JsonPropertyDescription("true: a pod of its own.") Boolean dedicated) {
  public BotPlacement {
    dedicated = dedicated == null ? false : dedicated;
  }

  /** The pool asked for. */
  public Optional<String> namedPool() {
    return Optional.ofNullable(pool);
  }
}
