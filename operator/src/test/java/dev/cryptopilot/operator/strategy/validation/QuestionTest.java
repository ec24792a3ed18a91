// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.crds.strategy.Analysis;
import dev.cryptopilot.crds.strategy.OnFinding;
import dev.cryptopilot.crds.strategy.ValidationWish;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class QuestionTest {

  private static final String DIGEST = "0123456789abcdef";

  private static Question question(OnFinding onFinding, Analysis... analyses) {
    return new Question(DIGEST, List.of(analyses), onFinding);
  }

  /** Every question there is about one content. */
  private static Stream<Question> all() {
    return Stream.of(
            List.<Analysis>of(),
            List.of(Analysis.Lookahead),
            List.of(Analysis.Recursive),
            List.of(Analysis.Lookahead, Analysis.Recursive))
        .flatMap(
            analyses ->
                Stream.of(OnFinding.values()).map(each -> new Question(DIGEST, analyses, each)))
        .distinct();
  }

  @Test
  void whatIsMarkedIsReadAgain() {
    assertThat(all())
        .hasSize(7)
        .allMatch(q -> Question.read(q.annotations()).orElseThrow().equals(q));
  }

  @Test
  void anotherQuestionHasAnotherPod() {
    assertThat(all().map(Question::key))
        .doesNotHaveDuplicates()
        .contains("01234567", "01234567-lookahead-recursive-refuse")
        .allMatch(key -> key.matches("[a-z0-9-]+"));
  }

  @Test
  void theOrderOfAnalysesIsNoOtherQuestionNorIsWhatNothingWouldMean() {
    assertThat(question(OnFinding.Warn, Analysis.Recursive, Analysis.Lookahead))
        .isEqualTo(question(OnFinding.Warn, Analysis.Lookahead, Analysis.Recursive));
    assertThat(Question.of(DIGEST, new ValidationWish(List.of(), OnFinding.Refuse)))
        .isEqualTo(Question.of(DIGEST, ValidationWish.nothing()));
  }

  @Test
  void theValidatorIsToldWhatIsAsked() {
    assertThat(question(OnFinding.Warn).arguments()).isEmpty();
    assertThat(question(OnFinding.Refuse, Analysis.Recursive).arguments())
        .containsExactly("--analyses", "Recursive", "--on-finding", "Refuse");
  }

  @Test
  void marksOfSomebodyElseAreNoQuestion() {
    assertThat(Question.read(Map.of())).isEmpty();
    assertThat(Question.read(Map.of(ValidatorLabels.DIGEST, "ab"))).isEmpty();
    assertThat(
            Question.read(
                Map.of(ValidatorLabels.DIGEST, DIGEST, ValidatorLabels.ANALYSES, "Hindsight")))
        .isEmpty();
  }
}
