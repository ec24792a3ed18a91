// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.observe;

import dev.cryptopilot.crds.pool.BotPoolSpec;
import dev.cryptopilot.operator.slots.SlotRole;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A pool and all that matters to it, as one pass sees it.
 *
 * @param namespace its namespace
 * @param name its name
 * @param generation generation of its spec
 * @param deleting whether it is being deleted
 * @param spec its spec
 * @param members its pods, and Bots that want it or hold a slot in it
 * @param slottedElsewhere uids of Bots with a slot in another pool
 * @param tokenExists whether the agents' token is there
 * @param templates hashes of what its pods should be made from
 * @param now the time of the pass
 * @param upkeep what else it has to see to
 * @param moves slots of its bots wherever they are
 */
public record PoolFacts(
    String namespace,
    String name,
    long generation,
    boolean deleting,
    BotPoolSpec spec,
    PoolMembers members,
    Set<String> slottedElsewhere,
    boolean tokenExists,
    TemplateHashes templates,
    Instant now,
    Upkeep upkeep,
    MoveFacts moves) {

  public PoolFacts {
    slottedElsewhere = Set.copyOf(slottedElsewhere);
  }

  /** Its pods, lowest ordinal first. */
  public List<PodFacts> pods() {
    return members.pods();
  }

  /** Bots that want it or hold a slot in it. */
  public List<BotFacts> bots() {
    return members.bots();
  }

  /** The pod of that ordinal. */
  public Optional<PodFacts> pod(int ordinal) {
    return Optional.ofNullable(members.byOrdinal().get(ordinal));
  }

  /** The Bot with that uid. */
  public Optional<BotFacts> bot(String uid) {
    return Optional.ofNullable(members.byUid().get(uid));
  }

  /** Whether the Bot has a slot in one of the pods. */
  public boolean isSlotted(String uid) {
    return members.holders().containsKey(uid);
  }

  /** Whether a bot is on its way between two pods; one that only waits to go is not. */
  public boolean isMoving() {
    return pods().stream()
        .flatMap(pod -> pod.slottedBots().stream())
        .map(SlotRole::of)
        .anyMatch(role -> role == SlotRole.SEALED || role == SlotRole.COMMITTED);
  }
}
