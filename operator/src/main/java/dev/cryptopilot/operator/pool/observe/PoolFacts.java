// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.observe;

import dev.cryptopilot.crds.pool.BotPoolSpec;
import dev.cryptopilot.operator.slots.SlotRole;
import java.time.Instant;
import java.util.Comparator;
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
 * @param pods its pods, lowest ordinal first
 * @param bots Bots that want it or hold a slot in it
 * @param slottedElsewhere uids of Bots with a slot in another pool
 * @param tokenExists whether the agents' token is there
 * @param templates hashes of what its pods should be made from
 * @param now the time of the pass
 * @param upkeep what else it has to see to
 * @param moves slots of its bots wherever they are
 * @param index finds bots and pods
 */
public record PoolFacts(
    String namespace,
    String name,
    long generation,
    boolean deleting,
    BotPoolSpec spec,
    List<PodFacts> pods,
    List<BotFacts> bots,
    Set<String> slottedElsewhere,
    boolean tokenExists,
    TemplateHashes templates,
    Instant now,
    Upkeep upkeep,
    MoveFacts moves,
    PoolIndex index) {

  /** Sorts the pods. */
  public PoolFacts {
    pods = pods.stream().sorted(Comparator.comparingInt(PodFacts::ordinal)).toList();
    bots = List.copyOf(bots);
    slottedElsewhere = Set.copyOf(slottedElsewhere);
  }

  /** Facts with their index. */
  public PoolFacts(
      String namespace,
      String name,
      long generation,
      boolean deleting,
      BotPoolSpec spec,
      List<PodFacts> pods,
      List<BotFacts> bots,
      Set<String> slottedElsewhere,
      boolean tokenExists,
      TemplateHashes templates,
      Instant now,
      Upkeep upkeep,
      MoveFacts moves) {
    this(
        namespace,
        name,
        generation,
        deleting,
        spec,
        pods,
        bots,
        slottedElsewhere,
        tokenExists,
        templates,
        now,
        upkeep,
        moves,
        PoolIndex.of(pods, bots));
  }

  /** The pod of that ordinal. */
  public Optional<PodFacts> pod(int ordinal) {
    return Optional.ofNullable(index.pods().get(ordinal));
  }

  /** The Bot with that uid. */
  public Optional<BotFacts> bot(String uid) {
    return Optional.ofNullable(index.bots().get(uid));
  }

  /** Whether the Bot has a slot in one of the pods. */
  public boolean isSlotted(String uid) {
    return index.holders().containsKey(uid);
  }

  /** Whether a bot is on its way between two pods; one that only waits to go is not. */
  public boolean isMoving() {
    return pods.stream()
        .flatMap(pod -> pod.slottedBots().stream())
        .map(SlotRole::of)
        .anyMatch(role -> role == SlotRole.SEALED || role == SlotRole.COMMITTED);
  }
}
