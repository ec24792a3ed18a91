// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.slots;

/** How a bot comes into a slot by a move: what its new pod knows of the old one. */
public sealed interface Arrival {

  /** Id of the move, the same in both pods' slots. */
  MoveId id();

  /** The pod that the bot leaves. */
  PodRef from();

  /** Why it is moved, one word. */
  String reason();

  /**
   * A place is kept; the bot is where it was. Goes with {@link Goal#EXPECTED} only.
   *
   * @param again whether the slot was lost and made again: it may have been committed before, so
   *     nothing is decided until the agent of this pod has said whether the bot had arrived
   */
  record Reserved(MoveId id, PodRef from, String reason, boolean again) implements Arrival {}

  /**
   * It will not come. Goes with {@link Goal#EXPECTED} only, and can never become {@link Committed}:
   * a source that reads this may run the bot again.
   *
   * @param failure why it could not come; empty text when it is only not wanted any more
   */
  record Cancelled(MoveId id, PodRef from, String reason, String failure) implements Arrival {}

  /**
   * The bot is here from now on; its pod fetches the database before it starts a process.
   *
   * @param parcel where the database is
   */
  record Committed(MoveId id, PodRef from, String reason, Parcel parcel) implements Arrival {}
}
