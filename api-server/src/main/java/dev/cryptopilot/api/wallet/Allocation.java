// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.wallet;

import java.time.Instant;
import java.util.Optional;

/**
 * Money of a person in one bot.
 *
 * @param funding id of the payment; a bot made again under the same name has another one
 * @param allocated what was put in and has not come back: the balance of its account
 * @param moves how many changes of the initial balance were begun
 * @param realised profit, or below 0 loss, of money that came back
 * @param seen what the bot was worth when last asked
 */
public record Allocation(
    String funding,
    BotRef bot,
    String botName,
    State state,
    Money allocated,
    long moves,
    Money realised,
    Optional<Seen> seen,
    Instant openedAt) {

  /** Where an allocation is in its life. */
  public enum State {
    /** The bot is being made or taken over; the money is in transit. */
    OPENING,
    OPEN,
    /** Nothing of it is in the bot any more. */
    CLOSED
  }

  /** The last worth that is known. */
  public record Seen(Money value, Money reserved, Instant at) {}

  public BotLabel label() {
    return new BotLabel(bot.instanceId(), botName);
  }

  public Allocation in(State next) {
    return new Allocation(funding, bot, botName, next, allocated, moves, realised, seen, openedAt);
  }

  public Allocation withMoves(long count) {
    return new Allocation(funding, bot, botName, state, allocated, count, realised, seen, openedAt);
  }

  public Allocation realising(Money result) {
    return new Allocation(
        funding, bot, botName, state, allocated, moves, realised.plus(result), seen, openedAt);
  }

  public Allocation worth(Seen worth) {
    return new Allocation(
        funding, bot, botName, state, allocated, moves, realised, Optional.of(worth), openedAt);
  }

  /** As {@link #worth}, when the wallet itself put in or took out so much. */
  public Allocation worthChanged(Money by) {
    return seen.map(
            last -> {
              Money value = last.value().plus(by);
              return worth(
                  new Seen(value.isNegative() ? Money.ZERO : value, last.reserved(), last.at()));
            })
        .orElse(this);
  }

  /** The last known worth, or what was put in while nobody ever could tell. */
  public Money lastValue() {
    return seen.map(Seen::value).orElse(allocated);
  }
}
