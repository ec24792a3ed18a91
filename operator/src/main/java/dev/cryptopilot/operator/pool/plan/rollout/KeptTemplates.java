// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan.rollout;

import dev.cryptopilot.operator.pool.observe.PoolFacts;
import dev.cryptopilot.operator.pool.observe.TemplateRevision;
import dev.cryptopilot.operator.pool.plan.PoolAction;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which templates are kept: what is asked for, what pods use, and a few to return to. */
final class KeptTemplates {

  private static final int HISTORY = 5;

  private KeptTemplates() {}

  static List<PoolAction> actions(PoolFacts facts, TemplateChoice choice, List<PodTurn> pods) {
    List<PoolAction> actions = new ArrayList<>();
    asked(facts, choice.asked()).ifPresent(actions::add);
    Set<String> used = new HashSet<>();
    used.add(choice.asked());
    choice.lastGood().ifPresent(used::add);
    pods.forEach(pod -> used.addAll(List.of(pod.setTemplate(), pod.podTemplate())));
    facts.templates().revisions().stream()
        .skip(HISTORY)
        .map(TemplateRevision::hash)
        .filter(hash -> !used.contains(hash))
        .map(PoolAction.DropTemplate::new)
        .forEach(actions::add);
    return actions;
  }

  /** A template that is asked for again gets a new number, and a new chance if it had failed. */
  private static Optional<PoolAction> asked(PoolFacts facts, String hash) {
    long newest =
        facts.templates().revisions().stream().mapToLong(TemplateRevision::number).max().orElse(0);
    Optional<TemplateRevision> kept = facts.templates().revision(hash);
    if (kept.filter(one -> one.number() == newest).isPresent()) {
      return Optional.empty();
    }
    boolean proven = kept.filter(one -> one.proven() && one.failure().isEmpty()).isPresent();
    return Optional.of(new PoolAction.KeepTemplate(hash, newest + 1, proven));
  }
}
