// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan;

import dev.cryptopilot.operator.pool.observe.PoolFacts;
import dev.cryptopilot.operator.pool.plan.moves.MoveCandidate;
import dev.cryptopilot.operator.pool.plan.moves.MoveCandidates;
import dev.cryptopilot.operator.pool.plan.moves.MoveReason;
import dev.cryptopilot.operator.pool.plan.moves.MoveWish;
import dev.cryptopilot.operator.pool.plan.moves.SlotStep;
import dev.cryptopilot.operator.slots.PodRef;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Keeps places for bots that shall come to this pool or to another of its pods. */
final class Reservations {

  private final PoolFacts facts;
  private final PodDrafts drafts;
  private final PoolSize size;
  private final OpenSlots open;

  private Reservations(PoolFacts facts, PodDrafts drafts, PoolSize size) {
    this.facts = facts;
    this.drafts = drafts;
    this.size = size;
    this.open = new OpenSlots(facts.spec().placement(), facts.spec().slotsPerPod());
    drafts.all().forEach(open::offer);
  }

  static void make(PoolFacts facts, PodDrafts drafts, PoolSize size, List<MoveWish> wishes) {
    List<MoveCandidate> candidates = MoveCandidates.of(facts, wishes);
    if (!candidates.isEmpty()) {
      Reservations reservations = new Reservations(facts, drafts, size);
      candidates.forEach(reservations::reserve);
    }
  }

  private void reserve(MoveCandidate candidate) {
    Optional<PodDraft> pod =
        candidate.to().isPresent()
            ? drafts.of(candidate.to().getAsInt()).filter(open::takes)
            : open.best(candidate.source().slot(), draft -> !isSource(candidate, draft))
                .or(() -> grown(candidate));
    pod.filter(draft -> !isSource(candidate, draft) && draft.fitsWith(candidate.source().slot()))
        .ifPresent(draft -> open.change(draft, step(candidate, draft)));
  }

  private SlotStep.Become step(MoveCandidate candidate, PodDraft draft) {
    return candidate.reserve(facts, draft.facts().names().pod(), draft.revisionAfterAChange());
  }

  private boolean isSource(MoveCandidate candidate, PodDraft draft) {
    return new PodRef(facts.name(), draft.facts().names().pod()).equals(candidate.source().pod());
  }

  /** The pool grows for bots that come to it, not for those that only change their pod. */
  private Optional<PodDraft> grown(MoveCandidate candidate) {
    if (candidate.reason() != MoveReason.Placement || !size.mayGrow(drafts.size())) {
      return Optional.empty();
    }
    PodDraft fresh = drafts.add(OptionalInt.empty());
    open.offer(fresh);
    return Optional.of(fresh);
  }
}
