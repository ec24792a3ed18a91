// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.plan.rollout;

import dev.cryptopilot.operator.strategy.plan.analysis.Judgement;
import java.util.List;

/** What a roll-out does in one pass. */
public sealed interface RolloutTurn {

  /** These bots get the new version as well. */
  record Choose(List<String> bots) implements RolloutTurn {
    public Choose {
      bots = List.copyOf(bots);
    }
  }

  /** Bots are still being updated. */
  record Await(String why) implements RolloutTurn {}

  /** All bots of the step have the version; they are watched. */
  record Watch(String why) implements RolloutTurn {}

  /** It goes no further for now. */
  record Hold(String why) implements RolloutTurn {}

  /** The next step begins. */
  record Advance(int step) implements RolloutTurn {}

  /** The version becomes the stable one. */
  record Promote() implements RolloutTurn {}

  /** Everybody goes back to the stable version. */
  record TakeBack(Judgement why) implements RolloutTurn {}
}
