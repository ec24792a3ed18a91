// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.wallet;

/** Why money does not move. Nothing has changed, unless the case says otherwise. */
public sealed interface WalletRefusal {

  /** For the person. */
  String message();

  /** An amount that is absent, out of range or not a number. */
  record BadAmount(String field, String message) implements WalletRefusal {}

  record InsufficientFunds(Money available, Money requested) implements WalletRefusal {
    @Override
    public String message() {
      return "Insufficient funds: " + requested + " asked for, " + available + " available";
    }
  }

  record OverWalletSize(Money most) implements WalletRefusal {
    @Override
    public String message() {
      return "The balance would be above the maximum wallet size of your plan, " + most;
    }
  }

  record TooManyBots(int most) implements WalletRefusal {
    @Override
    public String message() {
      return "Your plan allows " + most + " bots: delete one first";
    }
  }

  record NoAllocation(String botId) implements WalletRefusal {
    @Override
    public String message() {
      return "No allocation found for bot " + botId;
    }
  }

  record AlreadyAllocated(String botId) implements WalletRefusal {
    @Override
    public String message() {
      return "Bot " + botId + " already exists";
    }
  }

  record OverValue(Money value) implements WalletRefusal {
    @Override
    public String message() {
      return "The bot is worth " + value + ": no more than that can be returned";
    }
  }

  record Reserved(Money reserved) implements WalletRefusal {
    @Override
    public String message() {
      return "Cannot return funds while " + reserved + " is reserved in open trades";
    }
  }

  /** Kubernetes says no, for the reason in the message. */
  record BotRefuses(String message) implements WalletRefusal {}

  record BotGone(String botId) implements WalletRefusal {
    @Override
    public String message() {
      return "Bot " + botId + " is being deleted or does not exist";
    }
  }

  record BotUnreachable(String botId) implements WalletRefusal {
    @Override
    public String message() {
      return "Bot " + botId + " cannot be reached, so its present worth is not known: try again";
    }
  }

  /** Another change of this bot's money is under way. */
  record Busy(String botId) implements WalletRefusal {
    @Override
    public String message() {
      return "Another change of the money of bot " + botId + " is under way: try again";
    }
  }

  /** The change is recorded and goes on by itself; its outcome is not known in time. */
  record StillUnderWay(String botId) implements WalletRefusal {
    @Override
    public String message() {
      return "The change of the money of bot " + botId + " is under way and will be finished";
    }
  }

  record KeyReused(String key) implements WalletRefusal {
    @Override
    public String message() {
      return "This idempotency key stands for another request: use a new one";
    }
  }
}
