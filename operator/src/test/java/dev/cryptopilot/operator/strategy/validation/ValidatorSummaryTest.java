// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.crds.strategy.Analysis;
import dev.cryptopilot.crds.strategy.AnalysisConclusion;
import dev.cryptopilot.crds.strategy.AnalysisResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValidatorSummaryTest {

  private static final String REFUSED =
      "{\"format\":1,\"accepted\":false,\"digest\":\"ab\",\"errors\":1,\"warnings\":2,"
          + "\"condition\":{\"message\":\"X.py:3: no\"},\"new\":[]}";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "killed",
        "null",
        "[]",
        "7",
        "{}",
        "{\"accepted\":true,\"condition\":{\"message\":\"x\"}}",
        "{\"format\":2,\"accepted\":true,\"condition\":{\"message\":\"x\"}}",
        "{\"format\":1,\"condition\":{\"message\":\"x\"}}",
        "{\"format\":1,\"accepted\":true}",
        "{\"format\":1,\"accepted\":true,\"condition\":{}}",
        "{\"format\":1,\"accepted\":true,\"condition\":{\"message\":\"x\"}"
      })
  void whatIsNotWholeIsNoVerdict(String text) {
    assertThat(ValidatorSummary.parse(text)).isEmpty();
  }

  @Test
  void aRefusalSaysHowMuchWasFound() {
    assertThat(ValidatorSummary.parse(REFUSED))
        .get()
        .extracting(ValidatorSummary::sentence)
        .isEqualTo("refused with 1 error and 2 warnings: X.py:3: no");
  }

  @Test
  void resultsOfAnalysesAreReadAndUnknownOnesPassedOver() {
    String results =
        "[{\"name\":\"Lookahead\",\"result\":\"Found\",\"message\":\"next\"},"
            + "{\"name\":\"Recursive\",\"result\":\"Puzzled\"},{\"name\":\"Hindsight\"}]";
    ValidatorSummary summary =
        ValidatorSummary.parse(REFUSED.replace("\"new\":[]", "\"analyses\":" + results))
            .orElseThrow();

    assertThat(summary.result(Analysis.Lookahead))
        .isEqualTo(new AnalysisResult(Analysis.Lookahead, AnalysisConclusion.Found, "next"));
    assertThat(summary.result(Analysis.Recursive).result()).isEqualTo(AnalysisConclusion.NotRun);
    assertThat(summary.analyses()).hasSize(1);
  }

  @Test
  void aLongListOfFindingsFitsIntoAStatus() {
    String text = REFUSED.replace("X.py:3: no", "X.py:3: no; ".repeat(300));

    assertThat(ValidatorSummary.parse(text).orElseThrow().sentence()).hasSize(900).endsWith("…");
  }

  @Test
  void theReportInTheLogIsTheLineThatSaysTheSame() {
    ValidatorSummary summary = ValidatorSummary.parse(REFUSED).orElseThrow();
    String report = "{\"accepted\": false, \"digest\": \"ab\", \"stages\": []}";
    String other = "{\"accepted\": true, \"digest\": \"ab\"}";

    assertThat(ValidatorReportText.inLog("noise\n{half\n" + other + "\n" + report, summary))
        .contains(report);
    assertThat(ValidatorReportText.inLog(other, summary)).isEmpty();
    assertThat(ValidatorReportText.inLog("{" + " ".repeat(70_000), summary)).isEmpty();
    assertThat(ValidatorReportText.inLog(null, summary)).isEmpty();
  }
}
