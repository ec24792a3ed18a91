// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.portfolio.snapshot;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where history is kept. */
public interface SnapshotStore {

  /** Writes one snapshot for each owner; one that is there already stays as it is. */
  void add(Map<String, Snapshot> byOwner);

  /** An owner's history that ends after {@code from} and begins before {@code to}, oldest first. */
  List<Snapshot> between(String owner, Instant from, Instant to);

  /** The newest of an owner's raw snapshots, oldest first. */
  List<Snapshot> newest(String owner, int count);

  /** What there is of an owner; empty when there is nothing. */
  Optional<Extent> extent(String owner);

  /** Thins out what is too old, for all owners; returns how many rows were taken away. */
  int thin(Instant now);

  /**
   * The extent of a history.
   *
   * @param samples measurements that its rows stand for
   */
  record Extent(long samples, Instant first, Instant last) {}
}
