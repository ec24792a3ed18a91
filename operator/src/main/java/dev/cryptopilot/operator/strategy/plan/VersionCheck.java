// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.plan;

import dev.cryptopilot.operator.condition.ConditionReason;
import dev.cryptopilot.operator.strategy.StrategyVersion;
import dev.cryptopilot.operator.strategy.plan.VersionVerdict.Refused;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** What can be said of a version without running Python. */
final class VersionCheck {

  /** A ConfigMap holds 1 MiB; a pod's slots Secret has to hold several strategies. */
  static final int MAX_BYTES = 256 * 1024;

  private static final Pattern FILE = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,200}[.]py");

  private VersionCheck() {}

  /** Why this version cannot be published; empty when nothing speaks against it. */
  static Optional<Refused> problem(StrategyVersion version) {
    String main = version.files().getOrDefault(version.mainFile(), "");
    if (main.isBlank()) {
      return refused(
          ConditionReason.SourceEmpty,
          "spec.source: " + version.mainFile() + " is empty; put the strategy's program there");
    }
    Optional<String> badName =
        version.files().keySet().stream().filter(f -> !FILE.matcher(f).matches()).findFirst();
    if (badName.isPresent()) {
      return refused(
          ConditionReason.InvalidFileName,
          "spec.source.configMap: " + badName.get() + " is not a Python file name; rename the key");
    }
    int bytes =
        version.files().values().stream()
            .mapToInt(text -> text.getBytes(StandardCharsets.UTF_8).length)
            .sum();
    if (bytes > MAX_BYTES) {
      return refused(
          ConditionReason.SourceTooLarge,
          "spec.source: "
              + bytes
              + " bytes of source, at most "
              + MAX_BYTES
              + " are possible; move data out of the program");
    }
    Pattern declared =
        Pattern.compile(
            "^class\\s+" + Pattern.quote(version.className()) + "\\s*[(:]", Pattern.MULTILINE);
    if (!declared.matcher(main).find()) {
      return refused(
          ConditionReason.ClassNotFound,
          "spec.className: "
              + version.mainFile()
              + " has no class "
              + version.className()
              + "; correct className or the source");
    }
    return Optional.empty();
  }

  private static Optional<Refused> refused(ConditionReason reason, String message) {
    return Optional.of(new Refused(reason, message));
  }
}
