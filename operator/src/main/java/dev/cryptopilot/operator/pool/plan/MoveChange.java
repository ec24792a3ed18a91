// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan;

import dev.cryptopilot.operator.slots.MoveId;
import dev.cryptopilot.operator.slots.PodRef;
import java.time.Duration;
import java.util.Optional;

/** One step of a move, as one of the two pods has it written. */
public sealed interface MoveChange extends SlotChange {

  /** Name of the Bot. */
  String bot();

  /** Uid of the Bot. */
  String uid();

  /** Id of the move. */
  MoveId id();

  /** The other end of the move. */
  PodRef far();

  /** A place is kept. The far end is the source. */
  record ReserveSlot(String bot, String uid, MoveId id, PodRef far, String reason)
      implements MoveChange {}

  /** The bot is stopped for the move. The far end is the target. */
  record SealSlot(String bot, String uid, MoveId id, PodRef far) implements MoveChange {}

  /** From now on the bot is here. The far end is the source. */
  record CommitMove(String bot, String uid, MoveId id, PodRef far) implements MoveChange {}

  /** The sealed database is fetched from another address. The far end is the source. */
  record RenewParcel(String bot, String uid, MoveId id, PodRef far) implements MoveChange {}

  /**
   * The bot is at its new place: the old one is given up. The far end is the target.
   *
   * @param reason why it was moved
   * @param downtime time without a process; empty when there was none before or is none after
   */
  record GiveUpSlot(
      String bot, String uid, MoveId id, PodRef far, String reason, Optional<Duration> downtime)
      implements MoveChange {}

  /** The old place is gone: the move is over. The far end is the source. */
  record ForgetMove(String bot, String uid, MoveId id, PodRef far) implements MoveChange {}

  /**
   * The bot will not come. The far end is the source.
   *
   * @param reason why it was to be moved
   * @param failed whether it could not come, rather than was not wanted any more
   * @param why one sentence
   */
  record CancelMove(
      String bot, String uid, MoveId id, PodRef far, String reason, boolean failed, String why)
      implements MoveChange {}

  /** The bot goes on where it was. The far end is the target. */
  record UnsealSlot(String bot, String uid, MoveId id, PodRef far) implements MoveChange {}

  /** One slot too many, from a restored backup. The far end has the one that stays. */
  record RemoveSecond(String bot, String uid, MoveId id, PodRef far) implements MoveChange {}
}
