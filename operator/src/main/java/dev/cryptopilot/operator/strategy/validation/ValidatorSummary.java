// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.validation;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cryptopilot.crds.strategy.Analysis;
import dev.cryptopilot.crds.strategy.AnalysisConclusion;
import dev.cryptopilot.crds.strategy.AnalysisResult;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The verdict as a validator leaves it in its termination message: JSON of at most 4,096 bytes.
 *
 * @param accepted whether bots may have the program
 * @param message the first findings, each with file and line; no times in it
 * @param errors findings that refuse
 * @param warnings findings that do not
 * @param analyses of freqtrade's own, those that it knows of
 * @param text the message as it was left
 */
public record ValidatorSummary(
    boolean accepted,
    String message,
    int errors,
    int warnings,
    List<AnalysisResult> analyses,
    String text) {

  private static final int FORMAT = 1;
  // Other sentences of a status are put around it.
  private static final int LONGEST = 900;
  private static final ObjectMapper MAPPER = JsonMapper.builder().build();

  @JsonIgnoreProperties(ignoreUnknown = true)
  private record Left(
      Integer format,
      Boolean accepted,
      Integer errors,
      Integer warnings,
      Said condition,
      List<Result> analyses) {}

  /** As words: one that is not known must not cost the verdict. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  private record Result(String name, String result, String message) {

    Optional<AnalysisResult> known() {
      Optional<Analysis> analysis = named(Analysis.values(), name);
      return named(AnalysisConclusion.values(), result)
          .flatMap(end -> analysis.map(one -> new AnalysisResult(one, end, said())));
    }

    private String said() {
      return StatusText.cut(Optional.ofNullable(message).orElse(""));
    }

    private static <E extends Enum<E>> Optional<E> named(E[] all, String name) {
      return Arrays.stream(all).filter(one -> one.name().equals(name)).findFirst();
    }
  }

  @JsonIgnoreProperties(ignoreUnknown = true)
  private record Said(String message) {}

  /** The verdict in this text; empty when it holds none that can be understood. */
  public static Optional<ValidatorSummary> parse(String text) {
    if (text == null || text.isBlank()) {
      return Optional.empty();
    }
    try {
      Left left = MAPPER.readValue(text, Left.class);
      boolean whole =
          left != null
              && left.format() != null
              && left.format() == FORMAT
              && left.accepted() != null
              && left.condition() != null
              && left.condition().message() != null;
      return whole ? Optional.of(of(left, text)) : Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static ValidatorSummary of(Left left, String text) {
    return new ValidatorSummary(
        left.accepted(),
        left.condition().message(),
        count(left.errors()),
        count(left.warnings()),
        Optional.ofNullable(left.analyses()).orElseGet(List::of).stream()
            .flatMap(one -> one.known().stream())
            .toList(),
        text);
  }

  /** What it says about an analysis that was asked for. */
  AnalysisResult result(Analysis asked) {
    return analyses.stream()
        .filter(one -> one.name() == asked)
        .findFirst()
        .orElseGet(
            () ->
                new AnalysisResult(
                    asked, AnalysisConclusion.NotRun, "the validator does not speak of it"));
  }

  private static int count(Integer number) {
    return number == null ? 0 : number;
  }

  /** What people read in a condition. */
  public String sentence() {
    return StatusText.cut(accepted ? message : refusal(), LONGEST);
  }

  private String refusal() {
    return "refused with "
        + counted(errors, "error")
        + " and "
        + counted(warnings, "warning")
        + ": "
        + message;
  }

  private static String counted(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }
}
