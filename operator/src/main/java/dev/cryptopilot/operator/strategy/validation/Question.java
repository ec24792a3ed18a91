// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.validation;

import dev.cryptopilot.crds.strategy.Analysis;
import dev.cryptopilot.crds.strategy.OnFinding;
import dev.cryptopilot.crds.strategy.ValidationWish;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a validator is asked. A verdict is an answer to one question: another list of analyses is
 * another question about the same content.
 *
 * @param digest of the content
 * @param analyses of freqtrade's own, each once, in their order
 * @param onFinding what it means that one of them finds something; {@code Warn} without any
 */
public record Question(String digest, List<Analysis> analyses, OnFinding onFinding) {

  private static final int DIGEST_DIGITS = 8;

  public Question {
    analyses = analyses.stream().distinct().sorted().toList();
    onFinding = analyses.isEmpty() ? OnFinding.Warn : onFinding;
  }

  /** What a Strategy wants to know about this content. */
  public static Question of(String digest, ValidationWish wish) {
    return new Question(digest, wish.analyses(), wish.meaning());
  }

  /** The question that these annotations tell; empty when they tell none. */
  static Optional<Question> read(Map<String, String> annotations) {
    String digest = annotations.getOrDefault(ValidatorLabels.DIGEST, "");
    String analyses = annotations.getOrDefault(ValidatorLabels.ANALYSES, "");
    String onFinding = annotations.getOrDefault(ValidatorLabels.ON_FINDING, OnFinding.Warn.name());
    try {
      return Optional.of(digest)
          .filter(text -> text.length() >= DIGEST_DIGITS)
          .map(text -> new Question(text, named(analyses), OnFinding.valueOf(onFinding)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** How objects that are about this question say so. */
  Map<String, String> annotations() {
    Map<String, String> marks = new TreeMap<>(Map.of(ValidatorLabels.DIGEST, digest));
    if (!analyses.isEmpty()) {
      marks.put(ValidatorLabels.ANALYSES, names(","));
      marks.put(ValidatorLabels.ON_FINDING, onFinding.name());
    }
    return marks;
  }

  /** Words of the validator's command line. */
  List<String> arguments() {
    return analyses.isEmpty()
        ? List.of()
        : List.of("--analyses", names(","), "--on-finding", onFinding.name());
  }

  /** A part of the names of pods: another one for another question. */
  String key() {
    String start = digest.substring(0, DIGEST_DIGITS);
    return analyses.isEmpty()
        ? start
        : (start + '-' + names("-") + '-' + onFinding).toLowerCase(Locale.ROOT);
  }

  /** Words for people. */
  public String extras() {
    return analyses.isEmpty() ? "without analyses" : "with " + names(", ");
  }

  private String names(String between) {
    return analyses.stream().map(Analysis::name).collect(Collectors.joining(between));
  }

  private static List<Analysis> named(String names) {
    return names.isEmpty()
        ? List.of()
        : Arrays.stream(names.split(",")).map(Analysis::valueOf).toList();
  }
}
