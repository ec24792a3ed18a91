// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.wallet;

/** Why money does not move. Nothing has changed, unless the case says otherwise. */
public sealed interface WalletRefusal {

  /** An amount that is absent, out of range or not a number. */
  record BadAmount(String field, String why) implements WalletRefusal {}

  record InsufficientFunds(Money available, Money requested) implements WalletRefusal {}

  record OverWalletSize(Money most) implements WalletRefusal {}

  record TooManyBots(int most) implements WalletRefusal {}

  record NoAllocation(String botId) implements WalletRefusal {}

  record AlreadyAllocated(String botId) implements WalletRefusal {}

  record OverValue(Money value) implements WalletRefusal {}

  record Reserved(Money reserved) implements WalletRefusal {}

  /** Kubernetes says no. */
  record BotRefuses(String why) implements WalletRefusal {}

  record BotGone(String botId) implements WalletRefusal {}

  record BotUnreachable(String botId) implements WalletRefusal {}

  /** Another change of this bot's money is under way. */
  record Busy(String botId) implements WalletRefusal {}

  /** The change is recorded and goes on by itself; its outcome is not known in time. */
  record StillUnderWay(String botId) implements WalletRefusal {}

  record KeyReused(String key) implements WalletRefusal {}

  /** For the person. */
  default String message() {
    return switch (this) {
      case BadAmount(String field, String why) -> why;
      case InsufficientFunds(Money available, Money requested) ->
          "Insufficient funds: " + requested + " asked for, " + available + " available";
      case OverWalletSize(Money most) ->
          "The balance would be above the maximum wallet size of your plan, " + most;
      case TooManyBots(int most) -> "Your plan allows " + most + " bots: delete one first";
      case NoAllocation(String botId) -> "No allocation found for bot " + botId;
      case AlreadyAllocated(String botId) -> "Bot " + botId + " already exists";
      case OverValue(Money value) ->
          "The bot is worth " + value + ": no more than that can be returned";
      case Reserved(Money reserved) ->
          "Cannot return funds while " + reserved + " is reserved in open trades";
      case BotRefuses(String why) -> why;
      case BotGone(String botId) -> "Bot " + botId + " is being deleted or does not exist";
      case BotUnreachable(String botId) ->
          "Bot " + botId + " cannot be reached, so its present worth is not known: try again";
      case Busy(String botId) ->
          "Another change of the money of bot " + botId + " is under way: try again";
      case StillUnderWay(String botId) ->
          "The change of the money of bot " + botId + " is under way and will be finished";
      case KeyReused(String key) ->
          "This idempotency key stands for another request: use a new one";
    };
  }
}
