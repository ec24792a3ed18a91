// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.pool;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cryptopilot.crds.ApiObject;
import dev.cryptopilot.crds.TextForm;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Optional;

/** Whose bots the pool takes: exactly one of owner and shared. */
@ApiObject
@ValidationRule(
    value = "has(self.owner) != (has(self.shared) && self.shared)",
    message = "spec.tenancy: set exactly one of owner and shared: true")
public record Tenancy(
    @Pattern(TextForm.OWNER)
        @Size(min = 1, max = 63)
        @JsonPropertyDescription("Only bots of this owner. Fixed once set.")
        String owner,
    @JsonPropertyDescription("true: paper bots of any owner with curated strategies.")
        Boolean shared) {
  /** The one owner; empty for a shared pool. */
  public Optional<String> soleOwner() {
    return Optional.ofNullable(owner);
  }

  public static Tenancy ownedBy(String owner) {
    return new Tenancy(owner, null);
  }
}
