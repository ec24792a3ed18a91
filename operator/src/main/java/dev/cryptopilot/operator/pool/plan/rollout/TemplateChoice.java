// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan.rollout;

import dev.cryptopilot.operator.pool.observe.PoolFacts;
import dev.cryptopilot.operator.pool.observe.TemplateHashes;
import dev.cryptopilot.operator.pool.observe.TemplateRevision;
import java.util.Optional;

/**
 * Which templates matter now.
 *
 * @param asked hash of what the spec asks for
 * @param target hash of what pods are to be made from: what is asked for, or the last good one when
 *     that failed
 * @param lastGood hash of the newest other template that is known to work
 * @param proven whether the target is known to work
 * @param failure why what is asked for was taken back
 */
record TemplateChoice(
    String asked,
    String target,
    Optional<String> lastGood,
    boolean proven,
    Optional<String> failure) {

  static TemplateChoice of(PoolFacts facts) {
    TemplateHashes templates = facts.templates();
    String asked = templates.template();
    Optional<String> lastGood =
        templates.revisions().stream()
            .filter(one -> !one.hash().equals(asked))
            .filter(one -> one.proven() && one.failure().isEmpty())
            .map(TemplateRevision::hash)
            .findFirst();
    Optional<TemplateRevision> revision = templates.revision(asked);
    Optional<String> failure = revision.flatMap(TemplateRevision::failure);
    String target = failure.isPresent() ? lastGood.orElse(asked) : asked;
    boolean proven = templates.revision(target).filter(TemplateRevision::proven).isPresent();
    return new TemplateChoice(asked, target, lastGood, proven, failure);
  }

  boolean isRolledBack() {
    return !target.equals(asked);
  }

  /** Whether there is a way back from the target. */
  boolean mayFail() {
    return !isRolledBack() && lastGood.isPresent();
  }
}
