// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.plan;

import dev.cryptopilot.operator.strategy.StrategyVersion;
import dev.cryptopilot.operator.strategy.validation.Question;
import dev.cryptopilot.operator.strategy.validation.ValidatorRun;
import dev.cryptopilot.operator.strategy.validation.ValidatorSummary;
import java.util.Set;

/** What can be done about a strategy. */
public sealed interface StrategyAction {

  /** Keep this version as an immutable ConfigMap. */
  record PublishVersion(StrategyVersion version) implements StrategyAction {}

  /** Remove a version that no bot runs or pins and that is beyond the history limit. */
  record PruneVersion(String version, String configMap) implements StrategyAction {}

  /**
   * Have a sandboxed pod look into this version, if there is still a place for it.
   *
   * @param question what it is asked
   * @param running validators that were seen to run, {@code namespace/name}
   */
  record StartValidation(
      StrategyVersion version, Question question, int attempt, Set<String> running)
      implements StrategyAction {

    public StartValidation {
      running = Set.copyOf(running);
    }
  }

  /** Have people read what this attempt has come to. */
  record RecordVerdict(StrategyVersion version, ValidatorRun run, ValidatorSummary summary)
      implements StrategyAction {}

  /** Remove an attempt's pod that is of no more use. */
  record RemoveValidator(String pod, String uid) implements StrategyAction {}
}
