// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.portfolio.observe;

import dev.cryptopilot.api.agent.PodAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Exactly one long poll for each pod that has bots. Pure. */
final class FeedPlanner {

  private FeedPlanner() {}

  /** A pod that got another address is another pod: the old poll ends before the new one begins. */
  static List<FeedAction> plan(Set<PodAddress> open, Set<PodAddress> wanted) {
    List<FeedAction> actions = new ArrayList<>();
    open.stream()
        .filter(pod -> !wanted.contains(pod))
        .forEach(pod -> actions.add(new FeedAction.Close(pod)));
    wanted.stream()
        .filter(pod -> !open.contains(pod))
        .forEach(pod -> actions.add(new FeedAction.Open(pod)));
    return actions;
  }
}
