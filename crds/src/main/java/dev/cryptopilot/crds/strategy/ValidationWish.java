// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.strategy;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cryptopilot.crds.ApiObject;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;

/** What validation looks at besides the usual. */
@ApiObject
public record ValidationWish(
    @Size(max = 2)
        @ValidationRule(
            value = "self.all(a, self.exists_one(b, b == a))",
            message = "spec.validation.analyses: each analysis may be listed once")
        @JsonPropertyDescription(
            "Analyses of freqtrade's own: Lookahead, Recursive; none when absent. Another list has the version in spec judged again.")
        List<Analysis> analyses,
    @JsonPropertyDescription(
            "What it means that an analysis finds something: Warn (when absent) or Refuse. One that could not judge, or not in time, refuses nothing.")
        OnFinding onFinding) {

  public ValidationWish {
    analyses = analyses == null ? List.of() : analyses.stream().distinct().sorted().toList();
  }

  /** Nothing besides the usual. */
  public static ValidationWish nothing() {
    return new ValidationWish(null, null);
  }

  /** What a finding means. */
  public OnFinding meaning() {
    return onFinding == null ? OnFinding.Warn : onFinding;
  }
}
