// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.saga;

import dev.cryptopilot.api.wallet.BotRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The record of sagas, inside one transaction. */
public interface Sagas {

  /** Records a new one, held by its starter. There may be one unfinished for each bot. */
  void insert(Saga saga, Lease lease, Instant now);

  Optional<Saga> find(String id);

  Optional<Saga> byRequest(String owner, String requestKey);

  /** The one that is under way for this bot. */
  Optional<Saga> unfinished(BotRef bot);

  /** Takes the lease of a saga that is due and that nobody holds; empty when that is not so. */
  Optional<Saga> claim(String id, Lease lease, Instant now);

  /**
   * Writes stage, outcome, attempts and next look, and raises the version.
   *
   * @param note for the step's record
   * @return false, with nothing written, when somebody else wrote since it was read
   */
  boolean save(Saga saga, Lease lease, String note, Instant now);

  /** Ids of those that are due and that nobody holds, longest waiting first. */
  List<String> due(Instant now, int limit);

  /** What happened so far, oldest first, as {@code STAGE: note}. */
  List<String> steps(String id);
}
