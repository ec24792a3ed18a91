// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What became of one strategy. */
record StrategyChange(Kind type, Shown strategy) {

  /** Written in lower case. */
  enum Kind {
    ADDED,
    EDITED,
    REMOVED
  }

  /** From one list to the next; strategies are told apart by class name. Pure. */
  static List<StrategyChange> between(List<Shown> before, List<Shown> after) {
    Map<String, Shown> old = byName(before);
    Map<String, Shown> now = byName(after);
    List<StrategyChange> changes = new ArrayList<>();
    before.stream()
        .filter(one -> !now.containsKey(one.view().name()))
        .forEach(one -> changes.add(new StrategyChange(Kind.REMOVED, one)));
    for (Shown one : after) {
      Shown was = old.get(one.view().name());
      if (was == null) {
        changes.add(new StrategyChange(Kind.ADDED, one));
      } else if (!was.equals(one)) {
        changes.add(new StrategyChange(Kind.EDITED, one));
      }
    }
    return changes;
  }

  private static Map<String, Shown> byName(List<Shown> list) {
    return list.stream().collect(Collectors.toMap(one -> one.view().name(), Function.identity()));
  }
}
