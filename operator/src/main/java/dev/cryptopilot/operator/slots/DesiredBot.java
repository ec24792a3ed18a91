// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.slots;

import java.util.Optional;

/**
 * One slot: a bot, its goal and its content.
 *
 * @param id name inside the pod
 * @param name name of the Bot resource
 * @param uid Kubernetes uid of the Bot resource; what identifies a bot
 * @param goal what the agent shall make of it
 * @param content what it runs
 * @param drain how it gives up its trades when the goal is {@link Goal#DRAINED}
 * @param arrival the move that brings it here, until its old slot is gone
 * @param departure the move that takes it away
 */
public record DesiredBot(
    BotId id,
    String name,
    String uid,
    Goal goal,
    BotContent content,
    Drain drain,
    Optional<Arrival> arrival,
    Optional<Departure> departure) {

  /** A slot of a bot that is not moving. */
  public DesiredBot(BotId id, String name, String uid, Goal goal, BotContent content, Drain drain) {
    this(id, name, uid, goal, content, drain, Optional.empty(), Optional.empty());
  }

  /** The same slot with another goal. */
  public DesiredBot withGoal(Goal other) {
    return new DesiredBot(id, name, uid, other, content, drain, arrival, departure);
  }

  /** The same slot with other content. */
  public DesiredBot withContent(BotContent other) {
    return new DesiredBot(id, name, uid, goal, other, drain, arrival, departure);
  }

  /** The same slot with another way to drain. */
  public DesiredBot withDrain(Drain other) {
    return new DesiredBot(id, name, uid, goal, content, other, arrival, departure);
  }

  /** The same slot, reached by another move or by none. */
  public DesiredBot withArrival(Optional<Arrival> other) {
    return new DesiredBot(id, name, uid, goal, content, drain, other, departure);
  }

  /** The same slot, left by another move or by none. */
  public DesiredBot withDeparture(Optional<Departure> other) {
    return new DesiredBot(id, name, uid, goal, content, drain, arrival, other);
  }

  /** Whether the bot is only expected here: its process and database are elsewhere. */
  public boolean isExpected() {
    return goal == Goal.EXPECTED;
  }

  /**
   * Whether the bot has its place here, as far as can be known: also a slot that was lost and made
   * again may be the one that it trades by.
   */
  public boolean mayHold() {
    boolean again =
        arrival
            .filter(one -> one instanceof Arrival.Reserved reserved && reserved.again())
            .isPresent();
    return !isExpected() || again;
  }
}
