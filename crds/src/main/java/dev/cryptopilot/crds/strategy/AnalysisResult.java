// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.strategy;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cryptopilot.crds.ApiObject;

/** What an analysis of freqtrade's came to. */
@ApiObject
public record AnalysisResult(
    @JsonPropertyDescription("The analysis.") Analysis name,
    @JsonPropertyDescription(
            "Passed, Found, Unclear (too few trades to judge by, for example), OutOfTime, Failed, or NotRun.")
        AnalysisConclusion result,
    @JsonPropertyDescription("Its figures, with names of indicators; or why there are none.")
        String message) {}
