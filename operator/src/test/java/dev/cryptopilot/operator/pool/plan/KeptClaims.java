// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan;

import dev.cryptopilot.operator.pool.observe.ClaimFacts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The volumes of a pool in memory, by ordinal. */
final class KeptClaims {

  private final Map<Integer, ClaimFacts> byOrdinal = new TreeMap<>();

  List<ClaimFacts> all() {
    return List.copyOf(byOrdinal.values());
  }

  /** When each was archived. */
  Map<Integer, Optional<Instant>> archived() {
    Map<Integer, Optional<Instant>> archived = new TreeMap<>();
    byOrdinal.forEach((ordinal, claim) -> archived.put(ordinal, claim.archivedAt()));
    return archived;
  }

  /** A pod comes up, with a new volume unless it has one. */
  void need(int ordinal, String uid) {
    byOrdinal.putIfAbsent(ordinal, new ClaimFacts(ordinal, uid, Optional.empty(), false));
  }

  void archive(PoolAction.ArchiveClaim archive) {
    put(archive.ordinal(), archive.uid(), Optional.of(archive.at()));
  }

  void revive(PoolAction.ReviveClaim revive) {
    put(revive.ordinal(), revive.uid(), Optional.empty());
  }

  void delete(PoolAction.DeleteClaim delete) {
    byOrdinal.remove(delete.ordinal());
  }

  private void put(int ordinal, String uid, Optional<Instant> archivedAt) {
    byOrdinal.put(ordinal, new ClaimFacts(ordinal, uid, archivedAt, false));
  }
}
